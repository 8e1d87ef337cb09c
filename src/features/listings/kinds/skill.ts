import { z } from 'zod';
import { formatList } from '#platform/formats.ts';
import type { KindDefinition } from './kind-definition.ts';
import { detailText, optionsOf } from './terms.ts';

const form = z.enum(['advice', 'hands-on', 'training', 'mentoring', 'by-phone']);

const formLabels: Record<z.infer<typeof form>, string> = {
  advice: 'Advice',
  'hands-on': 'Doing it with you',
  training: 'Training',
  mentoring: 'Mentoring',
  'by-phone': 'By telephone',
};

const details = z.object({
  forms: z.array(form, 'Choose what help you can give').min(1, 'Choose what help you can give').max(5),
  /** How much time: "one morning a month". */
  hours: detailText.optional(),
});
export type SkillDetails = z.infer<typeof details>;

/** Know-how on offer. */
export const skill: KindDefinition<SkillDetails> = {
  kind: 'skill',
  label: 'Skill',
  plural: 'Skills',
  sign: 'disc',
  isOffer: true,
  hasCategory: false,
  details,
  form: {
    heading: 'List a skill you can offer',
    sentence: 'Know-how that you would give: bookkeeping, a trade, a language, websites.',
    titleHint: 'Such as “Bookkeeping, two days a month”.',
    summaryLabel: 'What it is, and for whom',
    summaryHint: 'What you can help with, and how, in a sentence or two.',
    fields: [
      {
        name: 'forms',
        label: 'What help you can give',
        control: 'any',
        options: optionsOf(formLabels),
        initial: 'advice',
      },
      {
        name: 'hours',
        label: 'How much time',
        hint: 'Such as “one morning a month”.',
        control: 'line',
        isExtra: true,
      },
    ],
  },
  searchText: (value) => value.hours ?? '',
  facts: (value) =>
    [
      { label: 'What help', value: formatList(value.forms.map((each) => formLabels[each])) },
      value.hours && { label: 'How much time', value: value.hours },
    ].filter((fact) => typeof fact === 'object'),
  endsOn: (_value, availability) => availability?.until ?? null,
};
