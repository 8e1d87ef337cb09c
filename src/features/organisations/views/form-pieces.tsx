/** What the forms of organisations have in common. */
import { sectorLabels, sectors } from '#features/vocabularies/index.ts';
import { Choices, SelectField, TextArea, TextField } from '#web/components/index.ts';
import { ErrorSummary } from '#web/govuk/index.ts';
import type { Html } from '#web/jsx/index.ts';
import type { InputError } from '#web/replies.ts';
import {
  newPlace,
  type OrganisationDraft,
  outsideBorough,
  type PlaceDraft,
  type PlaceField,
  placeFieldName,
} from '../organisation-draft.ts';

/** What is wrong with a form, above everything else on its page. */
export function FormErrors({ errors }: { errors: readonly InputError[] }): Html | null {
  if (errors.length === 0) return null;
  return (
    <ErrorSummary
      errors={errors.map(({ parameter, message }) => ({ text: message, href: `#${parameter}` }))}
    />
  );
}

/** What is wrong with one field. */
export function errorOf(errors: readonly InputError[], parameter: string): string | undefined {
  return errors.find((error) => error.parameter === parameter)?.message;
}

interface DraftProps {
  draft: OrganisationDraft;
  errors: readonly InputError[];
}

/** Who it is. */
export function FactFields({ draft, errors }: DraftProps): Html {
  return (
    <>
      <TextField
        name="name"
        label="Name of the organisation"
        value={draft.name}
        maxlength={200}
        error={errorOf(errors, 'name')}
      />
      <SelectField
        name="sector"
        label="Sector"
        hint="Charities, community groups, social enterprises and faith groups are the third sector."
        value={draft.sector}
        options={[
          { value: '', label: 'Choose one' },
          ...sectors.map((sector) => ({ value: sector, label: sectorLabels[sector] })),
        ]}
        error={errorOf(errors, 'sector')}
      />
      <TextField
        name="type"
        label="What sort of body it is"
        hint="For example: charity, community group, council team, parish church"
        value={draft.type}
        maxlength={60}
        error={errorOf(errors, 'type')}
      />
      <TextArea
        name="description"
        label="What it does"
        hint="A few sentences for people who have never heard of it."
        value={draft.description}
        maxlength={10_000}
        error={errorOf(errors, 'description')}
      />
    </>
  );
}

/** Under which numbers it is registered. */
export function NumberFields({ draft, errors }: DraftProps): Html {
  return (
    <>
      <TextField
        name="charity_number"
        label="Charity number (optional)"
        hint="6 or 7 digits, as on the register of the Charity Commission"
        value={draft.charity_number}
        width="medium"
        error={errorOf(errors, 'charity_number')}
      />
      <TextField
        name="company_number"
        label="Company number (optional)"
        hint="8 characters, as at Companies House; a CIC has one too"
        value={draft.company_number}
        width="medium"
        error={errorOf(errors, 'company_number')}
      />
    </>
  );
}

/** How the public reaches it. */
export function ReachFields({ draft, errors }: DraftProps): Html {
  return (
    <fieldset class="form-group question-group">
      <legend>How the public reaches it</legend>
      <p class="field-hint">
        Everybody can see these. Give a mailbox and a number of the organisation, not your own.
      </p>
      <TextField
        name="website"
        label="Website (optional)"
        value={draft.website}
        inputmode="url"
        error={errorOf(errors, 'website')}
      />
      <TextField
        name="email"
        label="E-mail address of the organisation (optional)"
        hint="Published. For example info@group.org.uk"
        value={draft.email}
        type="email"
        error={errorOf(errors, 'email')}
      />
      <TextField
        name="phone"
        label="Telephone number of the organisation (optional)"
        hint="Published. For example 01325 123 456"
        value={draft.phone}
        type="tel"
        width="medium"
        error={errorOf(errors, 'phone')}
      />
    </fieldset>
  );
}

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
  const field = (name: PlaceField) => {
    const full = placeFieldName(place.key, name);
    return { name: full, value: place[name], error: errorOf(errors, full) };
  };
  const ward = props.wards.find(({ slug }) => slug === place.ward)?.name ?? 'Cockerton';
  const showWard = props.withWard || props.wardChoices !== undefined || place.ward !== '';
  return (
    <fieldset class="form-group question-group">
      <legend>{props.legend}</legend>
      <TextField {...field('postcode')} label="Postcode" width="short" />
      {showWard && (
        <SelectField
          {...field('ward')}
          label="Ward"
          hint="The postcode alone doesn’t always say it."
          options={wardOptions(props.wards, props.wardChoices)}
        />
      )}
      <TextField {...field('address')} label="Street address (optional)" />
      <TextField
        {...field('name')}
        label="Name of the place, if it has one (optional)"
        hint="For example: Cockerton Methodist Church hall"
        maxlength={120}
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

function wardOptions(wards: readonly WardOption[], choices: readonly string[] | undefined) {
  const ordered =
    choices === undefined ? wards : choices.flatMap((slug) => wards.find((ward) => ward.slug === slug) ?? []);
  return [
    { value: '', label: 'The one of the postcode' },
    ...ordered.map(({ slug, name }) => ({ value: slug, label: name })),
    { value: outsideBorough, label: 'Outside the borough' },
  ];
}
