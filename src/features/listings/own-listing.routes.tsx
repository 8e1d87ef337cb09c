import type { Router } from 'express';
import { z } from 'zod';
import { NotFoundError } from '#platform/errors.ts';
import { type Parsed, single } from '#web/input.ts';
import { redirect } from '#web/replies.ts';
import { action } from '#web/routing.tsx';
import { listingStates } from './listing.model.ts';
import { listingPaths } from './listing.paths.ts';
import type { ListingEditing } from './listing-editing.service.ts';

const slugInput = z.object({ slug: z.string().max(200) });
const stateForm = z.object({
  state: single(z.enum(listingStates)),
  from: single(z.enum(['draft']).optional().catch(undefined)),
});
const copyForm = z.object({ to: single(z.enum(['repeat', 'copy'])) });
const noForm = z.object({ from: single(z.enum(['my']).optional().catch(undefined)) });

/** What takes effect at once, by a button, and can be undone: pausing, taken, met, withdrawing, confirming, copying. */
export function ownListingRoutes(router: Router, given: { editing: ListingEditing }): void {
  const { editing } = given;
  const write = { permission: 'listing.write', input: slugInput } as const;

  action(
    router,
    { ...write, path: listingPaths.statePattern, form: stateForm, log: 'listing state' },
    ({ input, form, actor }) => {
      const { state, from } = required(form);
      const { listing, before } = editing.changeState(actor, required(input).slug, state);
      if (from === 'draft' && listing.state === 'archived') {
        return redirect(listingPaths.myWithout(listing.slug));
      }
      return redirect(listingPaths.showAfter(listing.slug, { done: listing.state, was: before }));
    },
  );

  action(
    router,
    { ...write, path: listingPaths.confirmPattern, form: noForm, log: 'listing confirm' },
    ({ input, form, actor }) => {
      const listing = editing.confirm(actor, required(input).slug);
      if (required(form).from === 'my') return redirect(listingPaths.myConfirmed(listing.slug));
      return redirect(listingPaths.showAfter(listing.slug, { done: 'confirmed' }));
    },
  );

  action(
    router,
    { ...write, path: listingPaths.copyPattern, form: copyForm, log: 'listing copy' },
    ({ input, form, actor }) => {
      const { to } = required(form);
      const draft = editing.copy(actor, required(input).slug, to);
      const open = to === 'repeat' ? { open: 'when' } : {};
      return redirect(listingPaths.editAt(draft.slug, open));
    },
  );

  action(
    router,
    { ...write, path: listingPaths.takeBackPattern, form: noForm, log: 'listing take back' },
    ({ input, actor }) => {
      const listing = editing.takeBack(actor, required(input).slug);
      return redirect(listingPaths.showAfter(listing.slug, { done: 'taken-back' }));
    },
  );
}

/** These forms are nothing but buttons: what they can't have sent leads nowhere. */
function required<Value>(parsed: Parsed<Value>): Value {
  if (!parsed.ok) throw new NotFoundError('No such thing to do');
  return parsed.value;
}
