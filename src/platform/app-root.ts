import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The folder that holds `package.json`, whether the program runs from its sources or from a bundle:
 * migrations and static files are found from it, never from the current directory.
 */
export const appRoot: string = findAppRoot(path.dirname(fileURLToPath(import.meta.url)));

function findAppRoot(folder: string): string {
  if (existsSync(path.join(folder, 'package.json'))) return folder;
  const parent = path.dirname(folder);
  if (parent === folder) throw new Error('No package.json above the program');
  return findAppRoot(parent);
}
