import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import path from 'node:path';
import { appRoot } from '../../src/platform/app-root.ts';
import { temporaryFolder } from '../support/product-process.ts';
import { type KillsOutcome, runKills } from './kills.ts';

/** Runs the kills, prints what came of them as a table, and writes the same to `reports/kills.json`. */

const usualKills = 1_000;
const sayEvery = 25;

interface Figure {
  name: string;
  engine: 'sqlite';
  /** Listings that a directory begins with. */
  listings: number;
  value: number;
  unit: 'kills' | 'directories' | 'edits' | 'decisions' | 'steps' | 'mails' | 'faults' | 's' | 'load';
}

/** Returns the exit code: not 0 where something was lost, doubled or half. */
export async function reportKills(wanted: string | undefined): Promise<number> {
  if (wanted !== undefined && !/^[1-9]\d{0,5}$/.test(wanted)) {
    process.stderr.write(`How often is a number; not ${wanted}\n`);
    return 1;
  }
  const kills = Number(wanted ?? usualKills);
  const file = path.join(appRoot, 'reports/kills.json');
  const { folder, remove } = temporaryFolder();
  const begin = performance.now();
  const write = (outcome: KillsOutcome) =>
    writeReport(file, outcome, figuresOf(outcome, (performance.now() - begin) / 1000));
  try {
    const outcome = await runKills(folder, { kills, lanes: availableParallelism() }, (soFar) => {
      if (soFar.kills % sayEvery !== 0) return;
      // So that a run that is stopped half way still says what it saw.
      write(soFar);
      process.stdout.write(`${soFar.kills} kills, ${soFar.faults.length} faults\n`);
    });
    const figures = write(outcome);
    for (const { name, value, unit } of figures) {
      process.stdout.write(`${name.padEnd(62)} ${value.toLocaleString('en-GB').padStart(9)} ${unit}\n`);
    }
    for (const fault of outcome.faults) process.stdout.write(`${fault}\n`);
    process.stdout.write(`Written to ${path.relative(process.cwd(), file)}\n`);
    return outcome.faults.length === 0 ? 0 : 1;
  } finally {
    remove();
  }
}

function figuresOf({ kills, boroughs, listings, faults }: KillsOutcome, seconds: number): Figure[] {
  const edits = boroughs.flatMap(({ record }) => record.edits);
  const decisions = boroughs.flatMap(({ record }) => record.decisions);
  const steps = boroughs.flatMap(({ record }) => record.steps);
  const taken = boroughs.flatMap(({ deliveries }) => deliveries).length;
  const messages = boroughs
    .map(({ deliveries }) => new Set(deliveries.map(({ messageId }) => messageId)).size)
    .reduce((sum, each) => sum + each, 0);
  const acknowledged = (all: readonly { isAcknowledged: boolean }[]) =>
    all.filter((each) => each.isAcknowledged).length;
  const figure = (name: string, value: number, unit: Figure['unit']): Figure => ({
    name,
    engine: 'sqlite',
    listings,
    value,
    unit,
  });
  return [
    figure('kills', kills, 'kills'),
    figure('directories that were killed in turn', boroughs.length, 'directories'),
    figure('edits acknowledged', acknowledged(edits), 'edits'),
    figure('edits cut off by a kill', edits.length - acknowledged(edits), 'edits'),
    figure('decisions acknowledged', acknowledged(decisions), 'decisions'),
    figure(
      'of these, approvals',
      acknowledged(decisions.filter(({ isApproval }) => isApproval)),
      'decisions',
    ),
    figure('decisions cut off by a kill', decisions.length - acknowledged(decisions), 'decisions'),
    figure('steps of enquiries acknowledged', acknowledged(steps), 'steps'),
    figure('of these, questions asked', acknowledged(steps.filter(({ move }) => move === 'ask')), 'steps'),
    figure(
      'of these, exchanges agreed',
      acknowledged(steps.filter(({ move }) => move === 'accept')),
      'steps',
    ),
    figure(
      'of these, by the link of a mail, without an account',
      acknowledged(steps.filter(({ byMail }) => byMail !== null)),
      'steps',
    ),
    figure(
      'steps by the link of a mail cut off by a kill',
      steps.filter(({ byMail, isAcknowledged }) => byMail !== null && !isAcknowledged).length,
      'steps',
    ),
    figure('steps of enquiries cut off by a kill', steps.length - acknowledged(steps), 'steps'),
    figure('mails taken by the mail server', messages, 'mails'),
    figure('mails taken again since a kill cut off their sending', taken - messages, 'mails'),
    figure('lost, doubled or half-applied', faults.length, 'faults'),
    figure('time', Math.round(seconds), 's'),
    figure('load of the machine at the end', Number((loadavg()[0] ?? 0).toFixed(2)), 'load'),
  ];
}

function writeReport(file: string, { faults }: KillsOutcome, figures: Figure[]): Figure[] {
  mkdirSync(path.dirname(file), { recursive: true });
  const whole = {
    name: 'kills',
    measuredAt: new Date().toISOString(),
    node: process.version,
    figures,
    faults,
  };
  writeFileSync(file, `${JSON.stringify(whole, null, 2)}\n`);
  return figures;
}
