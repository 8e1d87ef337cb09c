/** Why an organisation puts a match away; pure. */

export const dismissalReasons = [
  'another-thing',
  'too-far',
  'wrong-time',
  'wrong-amount',
  'in-touch',
  'other',
] as const;
export type DismissalReason = (typeof dismissalReasons)[number];

/** As they are offered, and as curators read them. */
export const dismissalReasonLabels: Record<DismissalReason, string> = {
  'another-thing': 'It is about something else',
  'too-far': 'Too far away',
  'wrong-time': 'The times don’t fit',
  'wrong-amount': 'Too little or too much',
  'in-touch': 'We are in touch already, or have been',
  other: 'Something else',
};

/** Longest words beside a reason. */
export const longestDismissalWords = 300;

/** Whether a reason says too little without words. */
export function needsWords(reason: DismissalReason): boolean {
  return reason === 'other';
}
