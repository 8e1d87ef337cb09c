/** Typing errors that a word forgives: from 5 letters one, from 9 two; a number is never nearly right. */
export function errorsForgiven(word: string): number {
  if (/\d/.test(word)) return 0;
  const length = [...word].length;
  return length >= 9 ? 2 : length >= 5 ? 1 : 0;
}
