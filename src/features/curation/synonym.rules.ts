import { contentOf, keyOf, longestKey } from '#features/search/index.ts';
import type { SynonymEntry, SynonymGroup } from '#features/vocabularies/index.ts';
import type { InputError } from '#web/replies.ts';

/** What a group of synonyms may say, in words for whoever writes one; pure. */

export const mostTerms = 20;
export const longestTerm = 60;

/** A term as the search reads it: equal keys are the same word to it. */
interface Term {
  text: string;
  key: string;
}

/**
 * What is wrong with a group: with its words by themselves, and beside all other groups. `accepted` is what the group
 * says now or is supplied as: that is not objected to again.
 */
export function faultsOfSynonyms(
  draft: SynonymGroup,
  others: readonly SynonymEntry[],
  accepted: readonly SynonymGroup[],
): InputError[] {
  const faults = [...faultsOfTerms('terms', draft.terms), ...faultsOfTerms('finds', draft.finds)];
  if (faults.length > 0) return faults;
  const terms = toTerms(draft.terms);
  const finds = toTerms(draft.finds);
  const ofShape = faultsOfShape(draft, terms, finds);
  if (ofShape.length > 0) return ofShape;
  const inForce = others.filter(({ isRemoved }) => !isRemoved).map(({ group }) => group);
  const alike = accepted.filter(({ direction }) => direction === draft.direction);
  const known = new Set(alike.flatMap((group) => group.terms.map(toKey)));
  return [
    ...faultsBesideOthers(
      draft.direction,
      terms.filter(({ key }) => !known.has(key)),
      inForce,
    ),
    ...(draft.direction === 'one-way' ? circles(terms, finds, inForce, alike) : oneWayWithin(terms, inForce)),
  ].slice(0, mostFaults);
}

/** More than a few at once help nobody. */
const mostFaults = 5;

function toKey(text: string): string {
  return keyOf(contentOf(text));
}

function toTerms(texts: readonly string[]): Term[] {
  return texts.map((text) => ({ text, key: toKey(text) }));
}

function faultsOfTerms(parameter: 'terms' | 'finds', texts: readonly string[]): InputError[] {
  if (texts.length > mostTerms) return [{ parameter, message: `Use ${mostTerms} lines or fewer` }];
  const faults: InputError[] = [];
  const seen = new Map<string, string>();
  for (const text of texts) {
    const fault = faultOfTerm(text);
    if (fault !== undefined) {
      faults.push({ parameter, message: fault });
      continue;
    }
    const key = toKey(text);
    const same = seen.get(key);
    if (same !== undefined) {
      faults.push({
        parameter,
        message: `“${same}” and “${text}” are the same to the search: leave one of them out`,
      });
    }
    seen.set(key, text);
  }
  return faults.slice(0, mostFaults);
}

function faultOfTerm(text: string): string | undefined {
  if (text.length > longestTerm) {
    return `“${text.slice(0, 20)}…” is too long: use ${longestTerm} characters or fewer`;
  }
  if (!/[\p{L}\p{N}]/u.test(text)) return `“${text}” has no word in it`;
  const { length } = contentOf(text);
  if (length === 0) return `Searches leave “${text}” out, so nothing can be found by it`;
  if (length > longestKey) return `“${text}” is too long: use ${longestKey} words or fewer`;
  return undefined;
}

function faultsOfShape(draft: SynonymGroup, terms: readonly Term[], finds: readonly Term[]): InputError[] {
  if (draft.direction === 'two-way') {
    if (finds.length > 0) {
      return [
        {
          parameter: 'finds',
          message: 'Where all words mean the same, they all go in the first box. Leave this one empty',
        },
      ];
    }
    return terms.length >= 2
      ? []
      : [{ parameter: 'terms', message: 'Write at least two words, each on a line of its own' }];
  }
  const both = terms.find(({ key }) => finds.some((found) => found.key === key));
  return [
    ...(terms.length === 0
      ? [{ parameter: 'terms', message: 'Write at least one word that people search for' }]
      : []),
    ...(finds.length === 0
      ? [{ parameter: 'finds', message: 'Write at least one word that these should find too' }]
      : []),
    ...(both
      ? [{ parameter: 'finds', message: `“${both.text}” is in both boxes: a word finds itself anyway` }]
      : []),
  ];
}

/** A word stands in one group of each direction, so that whoever looks for it sees all that it means. */
function faultsBesideOthers(
  direction: SynonymGroup['direction'],
  added: readonly Term[],
  groups: readonly SynonymGroup[],
): InputError[] {
  const owner = new Map<string, SynonymGroup>();
  for (const group of groups) {
    if (group.direction === direction) for (const text of group.terms) owner.set(toKey(text), group);
  }
  return added.flatMap(({ text, key }) => {
    const group = owner.get(key);
    if (!group) return [];
    const others = group.terms.filter((each) => toKey(each) !== key);
    const words = gist(direction === 'two-way' ? others : group.finds);
    const message =
      direction === 'two-way'
        ? `“${text}” is already in a group, with ${words}: change that one instead`
        : `“${text}” already finds ${words}: change that group instead`;
    return [{ parameter: 'terms', message }];
  });
}

function gist(texts: readonly string[]): string {
  const shown = texts.slice(0, 3).map((text) => `“${text}”`);
  return texts.length > shown.length ? `${shown.join(', ')} and others` : shown.join(', ');
}

/** What one word leads to: its one-way groups, and the words that mean the same. */
function linksBetween(groups: readonly SynonymGroup[]): Map<string, Set<string>> {
  const links = new Map<string, Set<string>>();
  for (const { direction, terms, finds } of groups) {
    const targets = (direction === 'two-way' ? terms : finds).map(toKey);
    for (const text of terms) {
      const key = toKey(text);
      const known = links.get(key) ?? new Set();
      links.set(key, known);
      for (const target of targets) if (target !== key) known.add(target);
    }
  }
  return links;
}

/** One-way words that what they find leads back to: then they mean the same, and one group says so. */
function circles(
  terms: readonly Term[],
  finds: readonly Term[],
  groups: readonly SynonymGroup[],
  alike: readonly SynonymGroup[],
): InputError[] {
  const links = linksBetween(groups);
  const accepted = linksBetween(alike);
  const faults: InputError[] = [];
  for (const found of finds) {
    const reached = reachedFrom(found.key, links);
    const term = terms.find(({ key }) => reached.has(key) && !accepted.get(key)?.has(found.key));
    if (!term) continue;
    faults.push({
      parameter: 'finds',
      message: `“${found.text}” already leads to “${term.text}”, so this would go in a circle. If they mean the same, make one group of both`,
    });
  }
  return faults;
}

function reachedFrom(start: string, links: ReadonlyMap<string, ReadonlySet<string>>): Set<string> {
  const reached = new Set<string>();
  const waiting = [start];
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    for (const next of links.get(key) ?? []) {
      if (reached.has(next)) continue;
      reached.add(next);
      waiting.push(next);
    }
  }
  return reached;
}

/** A one-way group between two words that are now to mean the same would say less than is said. */
function oneWayWithin(terms: readonly Term[], groups: readonly SynonymGroup[]): InputError[] {
  const links = linksBetween(groups.filter(({ direction }) => direction === 'one-way'));
  for (const term of terms) {
    const found = terms.find(({ key }) => links.get(term.key)?.has(key));
    if (found) {
      const message = `“${term.text}” already finds “${found.text}” in a one-way group: change that group first`;
      return [{ parameter: 'terms', message }];
    }
  }
  return [];
}
