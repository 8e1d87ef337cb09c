/** Finds built assets by their names: styles, script and font carry a hash of their content in their address. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { appRoot } from '#platform/app-root.ts';

/** Static files under version control; built ones lie in `assets` below. */
export const publicFolder: string = path.join(appRoot, 'public');

/** Written by the build: `{ "app.css": "app.1a2b3c4d.css" }`. */
const manifestFile = path.join(publicFolder, 'assets', 'manifest.json');

/**
 * Reads which assets were built, and returns what gives their addresses (`Site.assets`).
 *
 * @throws Error if nothing was built, and later if a name is unknown: a page without its styles is a mistake.
 */
export function loadAssets(): (name: string) => string {
  const manifest = z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(manifestFile, 'utf8')));
  const addresses = new Map(Object.entries(manifest).map(([name, file]) => [name, `/assets/${file}`]));
  return (name) => {
    const address = addresses.get(name);
    if (address === undefined) throw new Error(`No asset "${name}" was built`);
    return address;
  };
}
