/**
 * Runs a part of the product by name (`main`, or a command such as `import`), having built it where the build
 * is missing or older than what it is made from. Plain JavaScript, so that it runs before anything is built.
 *
 *     node src/commands/run.mjs main
 *     node src/commands/run.mjs import real ../shared/data
 */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildIfStale } from './build.mjs';

const [name = 'main', ...commandArguments] = process.argv.slice(2);
const root = path.join(import.meta.dirname, '../..');
await buildIfStale().catch((error) => {
  if (!['EACCES', 'EPERM', 'EROFS'].includes(error.code)) throw error;
  process.stderr.write(
    `What was built is missing or older than its sources, and this user may not build it: ${error.path} can’t be written.\n` +
      'Run `npm run build` as the owner of the program’s folder\n',
  );
  process.exit(1);
});
const bundle = path.join(root, 'dist', name === 'main' ? 'main.js' : `commands/${name}.js`);
// What runs sees its own arguments where a program expects them.
process.argv = [process.argv[0] ?? 'node', bundle, ...commandArguments];
await import(pathToFileURL(bundle).href);
