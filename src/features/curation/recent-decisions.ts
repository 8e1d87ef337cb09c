import type { Database } from '#db/client.ts';
import { actorReference, type Person } from '#platform/actor.ts';
import type { ReviewEffects } from './review.effects.ts';
import type { ReviewLedger } from './review.ledger.ts';
import type { ReviewEvent, ReviewItem, ReviewType } from './review.model.ts';
import * as queries from './review.queries.ts';
import { readSubjects, titleOf } from './review.subjects.ts';
import { decisionWords, type Outcome } from './review-types.ts';

/** What a decision's event carries. */
export interface Carried {
  outcome: Outcome;
  /** What its effects need to take it back. */
  effect: unknown;
}

/** A decision as the list of them shows it. */
export interface RecentDecision {
  event: ReviewEvent;
  item: ReviewItem;
  title: string;
  /** "approved". */
  past: string;
  /** The event that took it back; undefined where it stands. */
  takenBack: ReviewEvent | undefined;
  /** Whether this person can still take it back, as far as can be seen without trying. */
  canUndo: boolean;
}

export interface RecentDecisions {
  /** What curators decided, the last first; `before` is the row of the event that ended the page before. */
  list(actor: Person, page: { before: number | undefined; limit: number }): RecentDecision[];
}

export function createRecentDecisions(given: {
  database: Database;
  ledger: ReviewLedger;
  effects: Partial<Record<ReviewType, ReviewEffects>>;
}): RecentDecisions {
  const { database, ledger, effects } = given;
  return {
    list(actor, page) {
      const events = queries.listDecisions(database, page);
      const rowIds = [...new Set(events.map(({ itemRowId }) => itemRowId))];
      const items = queries.readItems(database, rowIds);
      const dossiers = new Map(ledger.dossiers(database, items).map((each) => [each.item.rowId, each]));
      const subjects = readSubjects(database, items);
      return events.flatMap((event): RecentDecision[] => {
        const dossier = dossiers.get(event.itemRowId);
        const subject = subjects.get(event.itemRowId);
        const carried = event.carried as Carried | null;
        if (!dossier || !subject || carried === null) return [];
        const { item, state, events: happened } = dossier;
        const words = decisionWords(item.type, carried.outcome);
        if (!words) return [];
        const isOvertaken = effects[item.type]?.isOvertaken?.(subject, carried.effect) ?? false;
        return [
          {
            event,
            item,
            title: titleOf(item, subject),
            past: words.past,
            takenBack: takenBackBy(happened, event),
            canUndo:
              event.actor === actorReference(actor) && state.decision?.rowId === event.rowId && !isOvertaken,
          },
        ];
      });
    },
  };
}

/** Only the decision that stood can be taken back: the next that was reopened, unless it was decided again before. */
function takenBackBy(events: readonly ReviewEvent[], decision: ReviewEvent): ReviewEvent | undefined {
  const next = events.find(
    ({ rowId, type, carried }) => rowId > decision.rowId && (type === 'reopened' || carried !== null),
  );
  return next?.type === 'reopened' ? next : undefined;
}
