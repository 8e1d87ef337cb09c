/**
 * How markup is made: as text, at once, from the inside out. A page has some thousands of nodes; keeping them as a tree
 * until the end would cost more than all that is said in them.
 */

/** Text that is safe to stand in a page as it is. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** Elements that have no end tag. */
const voidElements = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'source',
]);

/** An element with its attributes and children; the types of `elements.ts` have seen to their names. */
export function elementMarkup(tag: string, props: object): Markup {
  let text = `<${tag}`;
  let children = '';
  for (const [name, value] of Object.entries(props)) {
    if (name === 'children') children = childMarkup(value);
    else text += attributeMarkup(name, value);
  }
  return new Markup(children === '' && voidElements.has(tag) ? `${text}/>` : `${text}>${children}</${tag}>`);
}

function attributeMarkup(name: string, value: unknown): string {
  if (value === undefined || value === null || value === false) return '';
  if (value === true) return ` ${name}=""`;
  return ` ${name}="${escapeMarkup(String(value))}"`;
}

/** What stands between two tags; null, undefined and booleans show nothing. */
export function childMarkup(child: unknown): string {
  if (typeof child === 'string') return escapeMarkup(child);
  if (child instanceof Markup) return child.text;
  if (child === null || child === undefined || typeof child === 'boolean') return '';
  if (typeof child === 'number') return String(child);
  if (!Array.isArray(child)) throw new TypeError('Only texts, numbers and markup can stand in a page');
  let text = '';
  for (const each of child) text += childMarkup(each);
  return text;
}

const special = /[&<>"']/;
const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text as it can stand between two tags and in an attribute. */
function escapeMarkup(text: string): string {
  // Most texts have nothing to escape.
  return special.test(text) ? text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign) : text;
}
