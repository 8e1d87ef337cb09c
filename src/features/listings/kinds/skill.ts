import { z } from 'zod';
import type { KindDefinition } from './kind-definition.ts';
import { detailText } from './terms.ts';

const form = z.enum(['advice', 'hands-on', 'training', 'mentoring', 'by-phone']);

const formLabels: Record<z.infer<typeof form>, string> = {
  advice: 'Advice',
  'hands-on': 'Doing it with you',
  training: 'Training',
  mentoring: 'Mentoring',
  'by-phone': 'By telephone',
};

const details = z.object({
  forms: z.array(form).min(1, 'Choose what help you can give').max(5),
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
  searchText: (value) => value.hours ?? '',
  facts: (value) =>
    [
      { label: 'What help', value: value.forms.map((each) => formLabels[each]).join(', ') },
      value.hours && { label: 'How much time', value: value.hours },
    ].filter((fact) => typeof fact === 'object'),
  endsOn: (_value, availability) => availability?.until ?? null,
};
