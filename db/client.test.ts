import { expect, it } from 'vitest';
import { openDatabase } from './client.ts';

it('plans a statement the same way, whatever its parameters hold', () => {
  const { $client } = openDatabase(':memory:');
  try {
    $client.exec(`
      create table entries (state text, title text);
      create index titles on entries (title);
      create index live_titles on entries (title) where state = 'live';
      insert into entries values ('live', 'A hall'), ('live', 'A van'), ('archived', 'A tent')`);
    const asked = 'select title from entries where state = ? order by title limit ? offset ?';
    const plans = [
      ['live', 1, 0],
      ['archived', 1_000, 2],
    ].map((values) =>
      $client
        .prepare<unknown[], { detail: string }>(`explain query plan ${asked}`)
        .all(...values)
        .map(({ detail }) => detail),
    );
    // SQLite would take the partial index for the first, and so have to look at the values each time.
    expect(plans[0]).toEqual(plans[1]);
    expect($client.prepare(asked).pluck().all('live', 1, 1)).toEqual(['A van']);
  } finally {
    $client.close();
  }
});
