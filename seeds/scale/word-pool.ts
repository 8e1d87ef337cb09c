import { vocabularySeed } from '../vocabularies/index.ts';
import { createRandom, createZipf, type Random } from './random.ts';

/** The words that generated texts are made of: the vocabulary's own and invented ones, by how common they are. */

export interface WordPool {
  /** Words from the commonest to the rarest. */
  words: readonly string[];
  /** A word, the common ones far more often. */
  draw(random: Random): string;
  /** A name such as streets and organisations have: an invented word, capitalised. */
  drawName(random: Random): string;
}

/**
 * As measured on 5,108 descriptions of English charities, grants and volunteering (294,000 words): the number
 * of different words grows as 18 * n ** 0.53 with n words of text, and the word of rank r, fillers left out,
 * comes about as often as 1 / (r + 10) ** 1.05.
 */
const growth = { factor: 18, exponent: 0.53 };
const frequency = { exponent: 1.05, shift: 10 };
/** Words of text in one listing, about. */
const wordsInListing = 75;

/** What texts of this sort are full of, commonest first. */
const commonest =
  `community people support local activities young training help group services children advice
  families volunteers health members family work sessions skills weekly residents older project groups learning
  information events social friendly welcome free adults school food care space hall centre meeting equipment club
  offer regular staff experience morning evening workshop team county neighbours`.split(/\s+/);

const fillers = new Set(
  'and are as at but by for from has have her his into its not off our out that the their them then they this too was were what when who will with you your'.split(
    ' ',
  ),
);

/** Every word of the vocabulary's labels, cues, skills and synonyms that means something. */
function vocabularyWords(): string[] {
  const texts = [
    ...vocabularySeed.themes.flatMap((theme) => [theme.label, ...theme.cues.map((cue) => cue.phrase)]),
    ...vocabularySeed.skills.flatMap((skill) => [skill.label, ...skill.synonyms]),
    ...vocabularySeed.categories.map((category) => category.label),
    ...vocabularySeed.synonymGroups.flatMap((group) => [...group.terms, ...group.finds]),
  ];
  const words = texts.flatMap((text) => text.toLowerCase().match(/[a-z]{3,}/g) ?? []);
  return [...new Set(words)].filter((word) => !fillers.has(word)).sort();
}

/*
 * Weighed so that the words are about as long as real ones (7.8 letters on average, those measured 7.4) and as
 * near to each other, since that is what makes typing errors hard to tell. Of the 14,393 words measured one with
 * 5 letters or more has 0.8 others at a distance of one letter; of as many of these it has 0.6, of the 79,000 of
 * a directory of 100,000 listings 1.4, of the 269,000 of a million 3.2.
 */
const onsets =
  'b b c c d d d f g h l l m m m n n p p r r r s s s t t t v w j k qu br ch cl cr dr fl fr gr pl pr sc sh sp st tr th str'.split(
    ' ',
  );
const vowels = 'a a a a e e e e e i i i o o o u u ea ee ou ai'.split(' ');
const codas = 'd l l m n n n p r r s t t t ck ll nd ng nt rd rk rt ss st th x'.split(' ');
const endings = 's s s s ed ing er er ly ness ment al'.split(' ');
const syllableCounts = [
  [1, 0.16],
  [2, 0.66],
  [3, 0.18],
] as const;
/** How many of the invented words come with forms of theirs, which gives the stemmer its work. */
const familyShare = 0.45;

/** A word that one could say: "strellock", "bravend". */
function invent(random: Random, syllables: number): string {
  let word = '';
  for (let at = 0; at < syllables; at += 1) {
    const isLast = at === syllables - 1;
    word += random.pick(onsets) + random.pick(vowels);
    // A coda before an onset on every syllable would give words that nobody can say.
    if (random.chance(isLast ? 0.85 : 0.25)) word += random.pick(codas);
  }
  return word;
}

/** How many different words a directory of so many listings has, as texts of this sort do. */
function countWords(listings: number): number {
  return Math.round(growth.factor * (listings * wordsInListing) ** growth.exponent);
}

/** Makes the words for a directory of so many listings; the same size gives the same words. */
export function createWordPool(listings: number): WordPool {
  const random = createRandom(1);
  const count = countWords(listings);
  const isCommon = new Set(commonest);
  const real = random.some(vocabularyWords(), Number.POSITIVE_INFINITY).filter((word) => !isCommon.has(word));
  const words = [...commonest];
  const known = new Set([...commonest, ...real, ...fillers]);
  let nextReal = 0;
  while (words.length < count) {
    const word = real[nextReal];
    // Real and invented words take turns among the commoner ranks; behind them all are invented.
    if (word !== undefined && random.chance(0.6)) {
      nextReal += 1;
      words.push(word);
      continue;
    }
    const stem = invent(random, random.weighted(syllableCounts));
    const forms = random.chance(familyShare)
      ? [stem, stem + random.pick(endings), stem + random.pick(endings)]
      : [stem];
    for (const form of forms) {
      if (form.length < 4 || known.has(form)) continue;
      known.add(form);
      words.push(form);
    }
  }
  words.length = count;
  const zipf = createZipf(count, frequency.exponent, frequency.shift);
  return {
    words,
    draw: (source) => words[zipf(source)] ?? '',
    drawName: (source) => capitalised(invent(source, source.between(2, 3))),
  };
}

/** "food bank" becomes "Food bank". */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
