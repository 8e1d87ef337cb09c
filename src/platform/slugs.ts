/** Longest slug that we make from a text; addresses stay readable in a letter. */
const longestSlug = 80;

/** "Cockerton Men's Shed & Café" becomes "cockerton-mens-shed-and-cafe"; a text with no letters becomes "entry". */
export function slugify(text: string): string {
  const slug = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/['’]|\p{M}/gu, '')
    .replace(/&/g, ' and ')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longestSlug)
    .replace(/^-+|-+$/g, '');
  return slug === '' ? 'entry' : slug;
}

/**
 * A slug that nobody has yet: the plain one, else with the next number behind it ("food-bank-3").
 * `taken` are all slugs that are, or begin with, the plain one.
 */
export function freeSlug(plain: string, taken: readonly string[]): string {
  if (!taken.includes(plain)) return plain;
  const numbers = taken
    .filter((slug) => slug.startsWith(`${plain}-`))
    .map((slug) => Number(slug.slice(plain.length + 1)))
    .filter(Number.isSafeInteger);
  return `${plain}-${Math.max(1, ...numbers) + 1}`;
}
