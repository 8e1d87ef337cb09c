import { existsSync, statSync } from 'node:fs';
import { loadPostcodeFile, type PostcodeFileProblem } from '#features/places/index.ts';
import { CsvHeaderError } from '#platform/csv.ts';
import { formatCount } from '#platform/formats.ts';
import { runCommand, say, UsageError } from './command.ts';
import { startProgress } from './progress.ts';

/**
 * `npm run places -- FILE.csv`: loads exact postcodes from a Code-Point Open or ONS file. Loading it again, or a
 * newer one over it, is safe at any time.
 */

/** So many refused rows are listed; of the others only the number. */
const problemsShown = 20;

const usage = 'npm run places -- FILE.csv: loads exact postcodes from a Code-Point Open or ONS file';

await runCommand(usage, async ({ database, parameters }) => {
  const [file] = parameters;
  if (file === undefined) throw new UsageError('Say which file: npm run places -- FILE.csv');
  if (!existsSync(file)) throw new UsageError(`There is no file ${file}`);
  if (!statSync(file).isFile()) throw new UsageError(`${file} is not a file`);
  if (statSync(file).size === 0) throw new UsageError(`${file} is empty`);
  const problems: PostcodeFileProblem[] = [];
  const progress = startProgress(statSync(file).size);
  const summary = await loadPostcodeFile(database, file, {
    bytes: progress.advance,
    problem: (problem) => {
      if (problems.length < problemsShown) problems.push(problem);
    },
  })
    .catch((error: unknown) => {
      if (error instanceof CsvHeaderError) throw new UsageError(error.message, { cause: error });
      throw error;
    })
    .finally(() => progress.finish());

  say(`Read ${formatCount(summary.read)} rows of ${file}`);
  say(`  ${formatCount(summary.written)} postcodes are new or changed`);
  say(`  ${formatCount(summary.unchanged)} were known already`);
  if (summary.ended > 0) say(`  ${formatCount(summary.ended)} have ended and are not kept`);
  say(`  ${formatCount(summary.inBorough)} lie in the borough`);
  if (summary.withoutWard > 0) {
    say(`  ${formatCount(summary.withoutWard)} of them lie in a ward that the gazetteer doesn't know`);
  }
  if (summary.refused === 0) return;
  say(`  ${formatCount(summary.refused)} rows could not be used:`);
  for (const { row, reason } of problems) say(`    row ${row}: ${reason}`);
  if (summary.refused > problems.length) {
    say(`    and ${formatCount(summary.refused - problems.length)} more`);
  }
});
