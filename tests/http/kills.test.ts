import { expect, it, vi } from 'vitest';
import { runKills } from '../kills/kills.ts';
import { buildProduct, temporaryFolder } from '../support/product-process.ts';

/** What was acknowledged outlives a kill at any moment; `npm run kills` does this a thousand times. */

// Processes on a machine that has much else to do.
vi.setConfig({ testTimeout: 600_000 });

it('loses nothing, doubles nothing and leaves nothing half done when it is killed again and again', async () => {
  await buildProduct();
  const { folder, remove } = temporaryFolder();
  try {
    const { faults, kills, boroughs } = await runKills(folder, { kills: 8, lanes: 1 });
    expect([faults, kills]).toEqual([[], 8]);
    // Else it would have shown nothing.
    expect(boroughs.flatMap(({ record }) => record.edits)).not.toEqual([]);
    expect(boroughs.flatMap(({ record }) => record.decisions)).not.toEqual([]);
    expect(boroughs.flatMap(({ record }) => record.steps)).not.toEqual([]);
    expect(boroughs.flatMap(({ deliveries }) => deliveries.filter(({ life }) => life <= kills))).not.toEqual(
      [],
    );
  } finally {
    remove();
  }
});
