/** What the forms of organisations have in common. */
import { sectorLabels, sectors } from '#features/vocabularies/index.ts';
import { errorOf, SelectField, TextArea, TextField } from '#web/components/index.ts';
import type { Html } from '#web/jsx/index.ts';
import type { InputError } from '#web/replies.ts';
import type { OrganisationDraft } from '../organisation-draft.ts';

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
        error={errorOf(errors, 'type')}
      />
      <TextArea
        name="description"
        label="What it does (optional)"
        hint="A few sentences for people who have never heard of it."
        value={draft.description}
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
