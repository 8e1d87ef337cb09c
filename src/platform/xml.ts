/** Writes XML (1.0): elements whose texts and attributes are escaped, whatever somebody typed. */

declare const xmlBrand: unique symbol;

/** Escaped markup of one element; made by {@link element} alone. */
export type Xml = string & { readonly [xmlBrand]: true };

/** An element. Attributes and children that are null are left out; a text among the children is escaped. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | null>>,
  ...children: readonly (Xml | { text: string } | null)[]
): Xml {
  const written = Object.entries(attributes)
    .flatMap(([key, value]) => (value === null ? [] : [` ${key}="${escaped(value)}"`]))
    .join('');
  const content = children
    .flatMap((child) => (child === null ? [] : [typeof child === 'string' ? child : escaped(child.text)]))
    .join('');
  return `<${name}${written}${content === '' ? '/>' : `>${content}</${name}>`}` as Xml;
}

/** An element that holds nothing but a text. */
export function textElement(name: string, text: string): Xml {
  return element(name, {}, { text });
}

/** A whole document around its outermost element. */
export function xmlDocument(root: Xml): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${root}\n`;
}

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // A parser would take a line end for its own kind, and in an attribute for a space.
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** What is no character of XML at all, not even as a reference. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const noCharacters = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

function escaped(text: string): string {
  return text.replace(noCharacters, '').replace(/[&<>"\t\n\r]/g, (found) => references[found] ?? found);
}
