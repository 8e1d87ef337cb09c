import { describe, expect, it } from 'vitest';
import { foldReview, type ReviewEvent, type ReviewEventType } from './review.model.ts';

let rowId = 0;
const minute = (count: number) => new Date(Date.UTC(2026, 10, 23, 10, count));

function happened(...types: ReviewEventType[]): ReviewEvent[] {
  return types.map((type, index) => {
    rowId += 1;
    return {
      rowId,
      type,
      actor: 'account:a',
      reason: '',
      carried: type === 'assigned' ? { assigneeRowId: 7 } : null,
      at: minute(index),
    };
  });
}

describe('the state of a review', () => {
  const cases: [ReviewEventType[], { name: string; turn: number; assigneeRowId: number | null }][] = [
    [['opened'], { name: 'open', turn: 1, assigneeRowId: null }],
    [['opened', 'assigned'], { name: 'open', turn: 1, assigneeRowId: 7 }],
    [['opened', 'assigned', 'unassigned'], { name: 'open', turn: 1, assigneeRowId: null }],
    [['opened', 'revised', 'revised'], { name: 'open', turn: 3, assigneeRowId: null }],
    [['opened', 'approved'], { name: 'approved', turn: 2, assigneeRowId: null }],
    [['opened', 'assigned', 'approved', 'reopened'], { name: 'open', turn: 3, assigneeRowId: 7 }],
    [['opened', 'sent-back'], { name: 'sent-back', turn: 2, assigneeRowId: null }],
    [['opened', 'sent-back', 'revised'], { name: 'open', turn: 3, assigneeRowId: null }],
    [['opened', 'sent-back', 'withdrawn'], { name: 'withdrawn', turn: 3, assigneeRowId: null }],
    [['opened', 'done'], { name: 'done', turn: 2, assigneeRowId: null }],
    [
      ['opened', 'done', 'reopened', 'assigned', 'sent-back'],
      { name: 'sent-back', turn: 4, assigneeRowId: 7 },
    ],
  ];
  it.each(cases)('after %j', (types, expected) => {
    expect(foldReview(happened(...types))).toMatchObject(expected);
  });

  it.each<[ReviewEventType[]]>([
    [[]],
    [['approved']],
    [['opened', 'opened']],
    [['opened', 'approved', 'approved']],
    [['opened', 'approved', 'sent-back']],
    [['opened', 'approved', 'revised']],
    [['opened', 'withdrawn', 'reopened']],
    [['opened', 'reopened']],
    [['opened', 'done', 'assigned']],
  ])('can’t come of %j', (types) => {
    expect(() => foldReview(happened(...types))).toThrow(RangeError);
  });

  it('waits since its opening, and from anew when it comes back after having been sent back', () => {
    expect(foldReview(happened('opened', 'revised'))).toMatchObject({
      waitingSince: minute(0),
      submittedAt: minute(1),
    });
    expect(foldReview(happened('opened', 'sent-back', 'revised'))).toMatchObject({
      waitingSince: minute(2),
      submittedAt: minute(2),
    });
  });

  it('waits since its opening and is as old as it was where a decision is only taken back', () => {
    for (const decided of ['sent-back', 'approved', 'done'] as const) {
      expect(foldReview(happened('opened', decided, 'reopened')), decided).toMatchObject({
        waitingSince: minute(0),
        submittedAt: minute(0),
      });
    }
  });

  it('names the event that closed it, until it is open again', () => {
    expect(foldReview(happened('opened', 'sent-back')).decision?.type).toBe('sent-back');
    expect(foldReview(happened('opened', 'sent-back', 'reopened')).decision).toBeNull();
  });
});
