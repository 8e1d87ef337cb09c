import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { loadAssets, publicFolder } from '#web/assets.ts';
import { buildAssets } from './build.mjs';

const assetsFolder = path.join(publicFolder, 'assets');

it('builds whole assets under the hash of their content, also twice at once', async () => {
  await Promise.all([buildAssets(), buildAssets()]);
  const address = loadAssets();
  for (const name of ['app.css', 'app.js', 'atkinson.woff2']) {
    const content = readFileSync(path.join(publicFolder, address(name)));
    const hash = createHash('sha256').update(content).digest('hex');
    expect(address(name)).toContain(`.${hash.slice(0, 10)}.`);
  }
  expect(() => address('other.css')).toThrow('No asset');
  expect(readdirSync(assetsFolder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});

it('keeps the styles small, with the font under its built address, and nothing from outside', () => {
  const address = loadAssets();
  const styles = readFileSync(path.join(publicFolder, address('app.css')), 'utf8');
  expect(styles.length).toBeLessThan(60_000);
  expect(styles).toContain(address('atkinson.woff2'));
  // The namespace of an inline drawing is a name, not an address that is fetched.
  expect(styles.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:/);
  expect(styles).not.toContain('GDS Transport');
});
