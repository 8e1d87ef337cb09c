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
    const { faults, record, deliveries } = await runKills(folder, 8);
    expect(faults).toEqual([]);
    // Else it would have shown nothing.
    expect(record.edits.length).toBeGreaterThan(0);
    expect(record.decisions.length).toBeGreaterThan(0);
    expect(deliveries.length).toBeGreaterThan(0);
  } finally {
    remove();
  }
});
