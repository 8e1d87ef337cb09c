/**
 * The charity register shouts: names and texts of many charities stand in capitals. This writes them as people do.
 * What it can't know (which words of a sentence are names) it leaves small, save for the most frequent.
 */

/** Letters that are one abbreviation, not a word. */
const abbreviations = new Set(
  `UK NHS PTA PTFA PFA PSA PCC PCT FC AFC RFC CC CIC CIO BMX DVD IT HIV AIDS LGBT LGBTQ YMCA YWCA YFC WI NWR RNLI RAF RSPB
  RSPCA MS ME CE RC USA EU SEN SEND TV BBC OAP U3A TS ATC NCT BME BAME PHAB RCCG VI II III IV TLC VCS CVS ADHD STEM RVS
  WRVS SSAFA NSPCC COPD MND ESOL CAB`.split(/\s+/),
);

/** Small inside a name. */
const smallWords = new Set(
  'a an and as at by for from in into of on or the to upon with under de la le y'.split(' '),
);

/** Words of a sentence that are names nevertheless. */
const properNouns = new Map(
  `England Scotland Wales Ireland Britain British English Scottish Welsh Irish London Africa African Asia Asian Europe European
  Christian Christians Christianity Christ Jesus God Gospel Bible Church Islam Islamic Muslim Muslims Jewish Judaism Hindu
  Hinduism Sikh Sikhism Buddhist Buddhism Catholic Anglican Methodist Baptist Evangelical India Indian Pakistan Bangladesh
  Israel China Chinese Uganda Kenya Nigeria Ghana Ukraine Poland Polish Somali Somalia Kingdom United Northern
  Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February April June July August September
  October November December Christmas Easter`
    .split(/\s+/)
    .map((word) => [word.toLowerCase(), word]),
);

function isShouted(text: string): boolean {
  return !/\p{Ll}/u.test(text) && /\p{Lu}{2}/u.test(text);
}

/** "ST. MARY'S PRE-SCHOOL (PTA) LTD" becomes "St. Mary's Pre-School (PTA) Ltd"; other names stay as they are. */
export function calmName(name: string): string {
  if (!isShouted(name)) return name;
  let isFirst = true;
  return name.replace(/[\p{L}\p{N}&]+(?:['’][\p{L}]+)*/gu, (word) => {
    const begins = isFirst;
    isFirst = false;
    if (abbreviations.has(word) || isInitials(word)) return word;
    const lower = word.toLowerCase();
    return !begins && smallWords.has(lower) ? lower : capitalised(lower);
  });
}

/** "TO RELIEVE POVERTY IN ENGLAND. UK ONLY" becomes "To relieve poverty in England. UK only". */
export function calmText(text: string): string {
  if (!isShouted(text)) return text;
  const lower = text.replace(/[\p{L}\p{N}]+(?:['’]\p{L}+)*/gu, (word) => {
    // "IT", "ME" and "AIDS" are words far more often than abbreviations in a sentence.
    if (abbreviations.has(word) && !/^(IT|ME|AIDS|STEM|SEND|II|VI)$/.test(word)) return word;
    const small = word.toLowerCase();
    return properNouns.get(small) ?? small;
  });
  return lower.replace(/(^|[.!?:]\s+|\n\s*(?:[•-]\s*)?|^\W*|\)\s+)(\p{Ll})/gu, (_whole, before, letter) => {
    return before + letter.toUpperCase();
  });
}

/** "B&Q", "BCD", "3RD" keep or lose their capitals by whether they can be spoken. */
function isInitials(word: string): boolean {
  if (/^\d+(ST|ND|RD|TH)$/.test(word)) return false;
  if (/\d/.test(word) && /\p{L}/u.test(word)) return true;
  return (
    word.length > 1 && word.length <= 5 && !/[AEIOUY]/.test(word) && !/^(ST|MR|MRS|DR|LTD|NTH)$/.test(word)
  );
}

function capitalised(lower: string): string {
  return lower
    .replace(/^\p{L}/u, (letter) => letter.toUpperCase())
    .replace(/^(O['’]|D['’]|Mc)(\p{Ll})/u, (_whole, prefix, letter) => prefix + letter.toUpperCase());
}
