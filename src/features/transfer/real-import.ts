import { createHash } from 'node:crypto';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { type Database, type Transaction, transaction } from '#db/client.ts';
import { type ListingKind, type ListingService, reviewDueOn } from '#features/listings/index.ts';
import {
  type OrganisationService,
  organisationInput,
  pairPlaces,
  type Site,
  type SourceOrganisation,
} from '#features/organisations/index.ts';
import type { PlacesService } from '#features/places/index.ts';
import {
  createThemeSuggester,
  elsewhere,
  type Vocabulary,
  wholeBorough,
} from '#features/vocabularies/index.ts';
import { systemActor } from '#platform/actor.ts';
import { addDays, type Clock, dayNumber, type IsoDate, londonDay } from '#platform/clock.ts';
import { type CsvFields, readCsvRecords } from '#platform/csv.ts';
import { RuleError } from '#platform/errors.ts';
import { readSetting, writeSetting } from '#platform/settings.ts';
import { emptySummary, type ImportProblem, type ImportSummary, type SourceSummary } from './import-report.ts';
import {
  createOrganisationRegister,
  type OrganisationRegister,
  placeKey,
  type RegisteredBody,
} from './organisation-register.ts';
import type { ReadRow, RealSource, SourceEntry, SourcePlace } from './source-entry.ts';
import { realSources } from './sources/index.ts';
import { createLocator, type Locator } from './whereabouts.ts';

/**
 * Builds a directory of real entries from the open data. Every file is streamed twice: first to see which rows speak
 * of the same organisation, then to write. Rows are written in short transactions under keys of their source, so that
 * an import can be cut off at any point and started again, and a second one changes nothing. What people have revised
 * since it last wrote it is theirs: it stays as they have it, whatever the files say.
 */

export interface RealImportServices {
  database: Database;
  clock: Clock;
  places: PlacesService;
  organisations: OrganisationService;
  listings: ListingService;
  vocabulary: () => Vocabulary;
}

/** A row of a file that can be written, with where it stands. */
interface ReadyRow {
  row: number;
  read: Extract<ReadRow, { kind: 'read' }>;
}

/**
 * An organisation as it was written in this run, with its sites by the key of their place; undefined for a place that
 * people have taken away since, or made another of.
 */
interface SavedBody {
  rowId: number;
  siteByPlace: ReadonlyMap<string, Site | undefined>;
}

const actor = systemActor('import');
const settingKey = 'import.real';
/** Nobody who waits for the database shall wait longer than this for one batch, in milliseconds. */
const batchBudgetMs = 40;
const rowsAtOnce = 50;
/** Days before the first imported entry is due; the others follow one by one over their kind's interval. */
const firstDueAfterDays = 14;

/**
 * Imports all files of the real data below a folder. Rejects with `CsvHeaderError`, having written nothing, where
 * one of them is another file, and with Node's error where one is missing.
 */
export async function importReal(
  services: RealImportServices,
  folder: string,
  on: { bytes?: (count: number) => void } = {},
): Promise<ImportSummary> {
  const register = await registerOrganisations(folder, on);
  const locator = await createLocator(folder, services.places);
  const startedAt = noteStart(services);
  const problems: ImportProblem[] = [];
  const write = createWriter(services, { register, locator, startedAt });
  const sources: SourceSummary[] = [];
  for (const source of realSources) {
    sources.push(await importSource(services, source, folder, { on, problems, write }));
  }
  transaction(services.database, (tx) => writeSetting(tx, settingKey, { finished: true }));
  return { sources, problems };
}

/** Bytes that an import reads in all, for those who show its progress. */
export const realFiles: readonly string[] = realSources.map((source) => source.file);
export const readsOfEachFile = 2;

/** The first reading. */
async function registerOrganisations(
  folder: string,
  on: { bytes?: (count: number) => void },
): Promise<OrganisationRegister> {
  const register = createOrganisationRegister();
  for (const source of realSources) {
    for await (const row of recordsOf(source, folder, on)) {
      const read = row.kind === 'row' ? source.read(row.record) : undefined;
      if (read?.kind === 'read') register.add(read.organisation);
    }
  }
  return register;
}

function recordsOf(source: RealSource, folder: string, on: { bytes?: (count: number) => void }) {
  const options = on.bytes ? { onBytes: on.bytes } : {};
  return readCsvRecords(path.join(folder, source.file), source.columns, options);
}

/** The second reading. */
async function importSource(
  services: RealImportServices,
  source: RealSource,
  folder: string,
  run: {
    on: { bytes?: (count: number) => void };
    problems: ImportProblem[];
    write: ReturnType<typeof createWriter>;
  },
): Promise<SourceSummary> {
  const summary = emptySummary(source.file);
  const rowByKey = new Map<string, number>();
  const waiting: ReadyRow[] = [];

  function leaveOut(row: number, reason: string): void {
    summary.leftOut += 1;
    run.problems.push({ file: source.file, row, outcome: 'left out', reason });
  }

  function take(row: number, record: CsvFields): void {
    const read = source.read(record);
    if (read.kind === 'refused') {
      leaveOut(row, read.reason);
      return;
    }
    const key = read.entry?.sourceKey ?? read.organisation.sourceKey;
    const before = rowByKey.get(key);
    if (before === undefined) {
      rowByKey.set(key, row);
      waiting.push({ row, read });
    } else {
      leaveOut(row, `It is the same entry as row ${before}`);
    }
  }

  function writeWaiting(): void {
    while (waiting.length > 0) {
      transaction(services.database, (tx) => {
        const startedAt = performance.now();
        while (waiting.length > 0 && performance.now() - startedAt < batchBudgetMs) {
          const ready = waiting.shift();
          if (ready) writeOne(tx, ready);
        }
      });
    }
  }

  function writeOne(tx: Transaction, { row, read }: ReadyRow): void {
    try {
      const notes = run.write(tx, read, { summary, reason: `Imported from ${source.file}, row ${row}` });
      if (notes.length === 0) return;
      summary.inPart += 1;
      for (const reason of notes) run.problems.push({ file: source.file, row, outcome: 'in part', reason });
    } catch (error) {
      // What a rule forbids is refused before it is written; anything else ends the import.
      if (!(error instanceof RuleError)) throw error;
      leaveOut(row, `${error.field}: ${error.message}`);
    }
  }

  for await (const row of recordsOf(source, folder, run.on)) {
    summary.read += 1;
    if (row.kind === 'broken') leaveOut(row.number, row.reason);
    else take(row.number, row.record);
    if (waiting.length >= rowsAtOnce) writeWaiting();
  }
  writeWaiting();
  run.problems.sort((a, b) => (a.file === b.file ? a.row - b.row : 0));
  return summary;
}

/** Writes one row's organisation, the first time that it is met, and its listing. Returns what was left out of it. */
function createWriter(
  services: RealImportServices,
  run: { register: OrganisationRegister; locator: Locator; startedAt: Date },
) {
  const { organisations, listings } = services;
  const suggester = createThemeSuggester([...services.vocabulary().themes.values()]);
  const saved = new Map<RegisteredBody, SavedBody>();
  const startDay = londonDay(run.startedAt);

  function saveOrganisation(
    tx: Transaction,
    registered: RegisteredBody,
    given: { summary: SourceSummary; reason: string },
  ): SavedBody {
    const known = saved.get(registered);
    if (known) return known;
    const placed = registered.places.flatMap((place) => {
      const { site } = run.locator.locate(place);
      return site ? [{ key: placeKey(place), site }] : [];
    });
    const source = checkOrganisation(
      registered,
      placed.map(({ site }) => site),
      given.reason,
    );
    const { organisation, outcome } = organisations.saveFromSourceIn(tx, actor, source);
    given.summary.organisations[outcome] += 1;
    // What people have revised or merged has other places than the files tell, in another order.
    const sites = pairPlaces(
      placed.map(({ site }) => site),
      organisations.sitesIn(tx, organisation),
    );
    const siteByPlace = new Map(placed.map(({ key }, position) => [key, sites[position]]));
    const body = { rowId: organisation.rowId, siteByPlace };
    saved.set(registered, body);
    return body;
  }

  return (
    tx: Transaction,
    { organisation, entry, notes }: ReadyRow['read'],
    given: { summary: SourceSummary; reason: string },
  ): string[] => {
    const registered = run.register.get(organisation);
    const body = saveOrganisation(tx, registered, given);
    const place = organisation.place;
    const whereabouts = place ? run.locator.locate(place) : { inBorough: false, note: undefined };
    const allNotes = whereabouts.note === undefined ? notes : [...notes, whereabouts.note];
    if (!entry) return allNotes;
    const themes = suggester.suggest({ title: entry.title, text: entry.themeText }).map(({ theme }) => theme);
    if (themes.length === 0) given.summary.withoutTheme += 1;
    const { outcome } = listings.saveFromSourceIn(tx, actor, {
      sourceKey: entry.sourceKey,
      reason: given.reason,
      organisationRowId: body.rowId,
      content: {
        kind: entry.kind,
        category: entry.category,
        title: entry.title,
        summary: entry.summary,
        description: entry.description,
        themes,
        skills: [],
        areas: [whereabouts.inBorough ? wholeBorough : elsewhere],
        availability: entry.availability,
        details: entry.details,
      },
      sites: place ? sitesAt(body, place) : [],
      state: 'live',
      // Nobody of the organisation has confirmed it.
      confirmedOn: null,
      reviewDueOn: firstDueOn(entry, startDay),
      publishedAt: run.startedAt,
    });
    given.summary.listings[outcome] += 1;
    return allNotes;
  };
}

/** Where a listing takes place that is told to be at a place: nowhere where that can't be located, null where it is gone. */
function sitesAt({ siteByPlace }: SavedBody, place: SourcePlace): readonly Site[] | null {
  const key = placeKey(place);
  if (!siteByPlace.has(key)) return [];
  const site = siteByPlace.get(key);
  return site ? [site] : null;
}

/** Throws {@link RuleError} with the first field that the directory's own rules refuse. */
function checkOrganisation(
  { body }: RegisteredBody,
  sites: SourceOrganisation['sites'],
  reason: string,
): SourceOrganisation {
  const { place: _place, sourceKey, ...fields } = body;
  // Unnamed adverts share one stand-in with more places than a real organisation may list.
  const { sites: _most, ...shape } = organisationInput.shape;
  const values = { ...fields, email: null, parentRowId: null };
  for (const [field, schema] of Object.entries(shape)) {
    const parsed = schema.safeParse(values[field as keyof typeof values]);
    if (!parsed.success) throw new RuleError(field, parsed.error.issues[0]?.message ?? 'This is not right');
  }
  return { ...values, sites, sourceKey, reason };
}

/**
 * Due dates lie scattered over the kind's interval, by the key and so the same each time: 5,000 reminders on one day
 * would be answered by nobody. What has ended already is due at once.
 */
function firstDueOn(entry: SourceEntry, startDay: IsoDate): IsoDate {
  if (entry.endsOn !== null && entry.endsOn < startDay) return startDay;
  const spread = daysToReview(entry.kind, startDay) - firstDueAfterDays;
  const number = createHash('sha256').update(entry.sourceKey).digest().readUInt32BE();
  const due = addDays(startDay, firstDueAfterDays + (number % spread));
  return entry.endsOn !== null && entry.endsOn < due ? entry.endsOn : due;
}

function daysToReview(kind: ListingKind, startDay: IsoDate): number {
  return dayNumber(reviewDueOn(kind, startDay, null)) - dayNumber(startDay);
}

/** Whether an import has begun here, finished or not. */
export function hasImportBegun(database: Database): boolean {
  return readSetting(database, settingKey) !== undefined;
}

/**
 * When this import began. One that was cut off goes on under its first date, so that the result is the same as if it
 * had not been.
 */
function noteStart({ database, clock }: RealImportServices): Date {
  const before = readSetting(database, settingKey) as { startedAt?: string } | undefined;
  if (before?.startedAt !== undefined) return new Date(before.startedAt);
  const now = clock.now();
  transaction(database, (tx) => writeSetting(tx, settingKey, { startedAt: now.toISOString() }));
  return now;
}
