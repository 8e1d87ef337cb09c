/** A place in the forms of organisations, and of what takes place there. */
import { Choices, errorOf, SelectField, TextField } from '#web/components/index.ts';
import type { Child, Html } from '#web/jsx/index.ts';
import type { InputError } from '#web/replies.ts';
import {
  newPlace,
  outsideBorough,
  type PlaceDraft,
  type PlaceField,
  type PlaceFound,
  placeFieldName,
} from '../place-draft.ts';

/** A ward to choose: its slug and its name. */
export interface WardOption {
  slug: string;
  name: string;
}

/** One place, with how much of it people see. */
export function PlaceFields(props: {
  place: PlaceDraft;
  errors: readonly InputError[];
  legend: string;
  /** All wards, by name. */
  wards: readonly WardOption[];
  /** Likeliest first, where the postcode leaves the ward open. */
  wardChoices?: readonly string[] | undefined;
  /** Whether the ward can be chosen before the postcode has left it open. */
  withWard: boolean;
}): Html {
  const { place, errors } = props;
  const field = fieldOf(props);
  const ward = props.wards.find(({ slug }) => slug === place.ward)?.name ?? 'its ward';
  const showWard = props.withWard || props.wardChoices !== undefined || place.ward !== '';
  return (
    <fieldset class="form-group question-group">
      <legend>{props.legend}</legend>
      <TextField {...field('postcode')} label="Postcode" width="short" />
      {showWard && <WardField {...field('ward')} wards={props.wards} choices={props.wardChoices} />}
      <AboutPlace place={place} errors={errors} ward={ward} />
      {place.key !== newPlace && (
        <Choices
          name={placeFieldName(place.key, 'remove')}
          type="checkbox"
          label="No longer there?"
          choices={[{ value: 'on', label: 'Take this place away', isChosen: place.remove }]}
        />
      )}
    </fieldset>
  );
}

/** What the form of something that takes place there shows of a place that isn't one of the organisation's yet. */
export interface NewPlaceView {
  place: PlaceDraft;
  /** What its postcode says; undefined as long as it says nothing. */
  found: PlaceFound | undefined;
  errors: readonly InputError[];
  wards: readonly WardOption[];
}

/** The part of a form that asks for one more place; `search` is the button that looks its postcode up. */
export function NewPlaceFields({ view, search }: { view: NewPlaceView; search: Child }): Html {
  const name = placeFieldName(newPlace, 'postcode');
  return (
    <fieldset class="form-group question-group">
      <legend>Another place</legend>
      <TextField
        name={name}
        value={view.place.postcode}
        error={errorOf(view.errors, name)}
        label="Its postcode"
        hint="People see the ward, not the address, unless you say otherwise."
        width="short"
        autocomplete="off"
      />
      {search}
      <PlaceFoundPart view={view} />
      <AboutPlace place={view.place} errors={view.errors} ward={foundWard(view) ?? 'its ward'} />
    </fieldset>
  );
}

/** Where the postcode lies, or the wards to choose from; a part that the script puts anew as one types. */
export function PlaceFoundPart({ view }: { view: NewPlaceView }): Html {
  const { found, place } = view;
  const name = placeFieldName(newPlace, 'ward');
  return (
    <div id="listing-place">
      {found?.kind === 'ward' && (
        <p>
          {found.postcode} is in {found.wardName}. {seenOf(place, found.wardName)}
        </p>
      )}
      {found?.kind === 'outside' && <p>{found.postcode} is outside the borough.</p>}
      {found?.kind === 'choose' && (
        <WardField
          name={name}
          value={place.ward}
          error={errorOf(view.errors, name)}
          wards={view.wards}
          choices={found.wardSlugs}
        />
      )}
    </div>
  );
}

function foundWard({ found, place, wards }: NewPlaceView): string | undefined {
  return found?.kind === 'ward' ? found.wardName : wards.find(({ slug }) => slug === place.ward)?.name;
}

/** "People see Cockerton, not the address." */
function seenOf({ visibility }: PlaceDraft, ward: string): string {
  if (visibility === 'hidden') return 'People don’t see where it is.';
  return visibility === 'address' ? 'People see the address.' : `People see ${ward}, not the address.`;
}

/** Its address and name, and how much of it people see. */
function AboutPlace(props: { place: PlaceDraft; errors: readonly InputError[]; ward: string }): Html {
  const { place, ward } = props;
  const field = fieldOf(props);
  return (
    <>
      <TextField {...field('address')} label="Street address (optional)" />
      <TextField
        {...field('name')}
        label="Name of the place, if it has one (optional)"
        hint="For example: Methodist church hall"
      />
      <Choices
        {...field('visibility')}
        type="radio"
        label="How much of it people see"
        choices={[
          {
            value: 'area',
            label: 'Show the area',
            hint: `People see ${ward}, not the address. You tell it once you have agreed on something.`,
            isChosen: place.visibility === 'area',
          },
          {
            value: 'address',
            label: 'Show the address',
            hint: 'For places that anybody may come to.',
            isChosen: place.visibility === 'address',
          },
          {
            value: 'hidden',
            label: 'Hide everything',
            hint: 'For a refuge, or somebody’s home: no ward, postcode or distance anywhere.',
            isChosen: place.visibility === 'hidden',
          },
        ]}
      />
      <SelectField
        {...field('step_free')}
        label="Can people get in without steps? (optional)"
        options={[
          { value: '', label: 'Not said' },
          { value: 'yes', label: 'Yes' },
          { value: 'partly', label: 'Partly' },
          { value: 'no', label: 'No' },
        ]}
      />
    </>
  );
}

function fieldOf({ place, errors }: { place: PlaceDraft; errors: readonly InputError[] }) {
  return (field: PlaceField) => {
    const name = placeFieldName(place.key, field);
    return { name, value: place[field], error: errorOf(errors, name) };
  };
}

function WardField(props: {
  name: string;
  value: string;
  error: string | undefined;
  wards: readonly WardOption[];
  choices: readonly string[] | undefined;
}): Html {
  const { wards, choices, ...field } = props;
  return (
    <SelectField
      {...field}
      label="Ward"
      hint="The postcode alone doesn’t always say it."
      options={wardOptions(wards, choices)}
    />
  );
}

function wardOptions(wards: readonly WardOption[], choices: readonly string[] | undefined) {
  const ordered =
    choices === undefined ? wards : choices.flatMap((slug) => wards.find((ward) => ward.slug === slug) ?? []);
  return [
    { value: '', label: choices === undefined ? 'The one that the postcode is in' : 'Choose one' },
    ...ordered.map(({ slug, name }) => ({ value: slug, label: name })),
    { value: outsideBorough, label: 'Outside the borough' },
  ];
}
