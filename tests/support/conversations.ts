import { eq } from 'drizzle-orm';
import * as schema from '../../db/schema/index.ts';
import type { Organisation } from '../../src/features/organisations/index.ts';
import { type Client, signIn } from './client.ts';
import { addListing, addOrganisation } from './factories.ts';
import { addPerson } from './people.ts';
import type { TestApp } from './test-app.ts';

/** What everybody asks. */
export const words = 'Could you mend our lamp?';

/** Two organisations that talk about an entry, as their people do it on its pages. */
export function conversationsIn(app: () => TestApp) {
  let count = 0;

  /** Somebody of an organisation that offers something, and somebody of another that asks about it. */
  function twoSides() {
    count += 1;
    const { services } = app();
    const owner = addOrganisation(services, { name: `Lamp makers ${count}`, email: null });
    const asker = addOrganisation(services, { name: `Night walkers ${count}`, email: null });
    const listing = addListing(services, owner, {
      content: { kind: 'skill', title: `Mending lamps ${count}` },
    });
    const ownerEmail = addMember(owner, `owner${count}`);
    const askerEmail = addMember(asker, `asker${count}`);
    const about = `/listings/${listing.slug}`;
    const sides = { count, owner, asker, listing, about, ownerEmail, askerEmail };
    return { ...sides, asking: signIn(app(), askerEmail), owning: signIn(app(), ownerEmail) };
  }

  function addMember(organisation: Organisation, name: string): string {
    return addPerson(app(), `${name}@lamps.example`, { organisation, role: 'lead' }).email ?? '';
  }

  async function ask({ asking, about }: Pick<ReturnType<typeof twoSides>, 'asking' | 'about'>) {
    const { location } = await asking.submit(`${about}/ask`, { words }, { action: `${about}/ask` });
    return (location ?? '').replace(/\?.*/, '');
  }

  /** Fills in one of a conversation's forms as its page stands. */
  async function prepare(client: Client, path: string, move: string, fields: Record<string, string> = {}) {
    const { html } = await client.get(path);
    const token = /name="_csrf" value="([^"]*)"/.exec(html)?.[1] ?? '';
    const turn = /name="turn" value="(\d+)"/.exec(html)?.[1] ?? '';
    return Object.entries({ _csrf: token, turn, move, ...fields });
  }

  async function act(client: Client, path: string, move: string, fields: Record<string, string> = {}) {
    return client.post(path, await prepare(client, path, move, fields));
  }

  const row = (path: string) =>
    app()
      .database.select()
      .from(schema.enquiries)
      .where(eq(schema.enquiries.id, path.split('/').at(-1) ?? ''))
      .get();

  /** Lets time pass, and the product do what is due by then. */
  async function sweep(afterMs = 3_600_000) {
    app().clock.advance(afterMs);
    await app().services.worker.processAll();
  }

  return { twoSides, addMember, ask, prepare, act, row, sweep };
}
