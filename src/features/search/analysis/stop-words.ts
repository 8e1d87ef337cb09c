/**
 * Words that say nothing about an entry, with those that people put round what they look for ("I need a van", "food
 * bank near me"). Short on purpose: "will" (writing), "up", "out", "off" and "needs" (special needs) are left out,
 * since entries are found by them.
 */
const stopWords: ReadonlySet<string> = new Set(
  `a an and any are as at be been but by can did do does eg etc for from get had has have he her hers him his how i
  ie if in into is it its me my near need of on or our ours please she so some than that the their them then there
  these they this those to too us want was we were what when where which who with would you your yours`.split(
    /\s+/,
  ),
);

/** Whether a folded word is one of English's fillers, which a search leaves out beside any other word. */
export function isStopWord(word: string): boolean {
  return stopWords.has(word);
}
