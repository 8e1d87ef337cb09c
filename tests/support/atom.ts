import { SaxesParser } from 'saxes';

/** Reads Atom feeds with a parser of XML that isn't ours, and holds them against the rules of RFC 4287. */

export interface XmlNode {
  name: string;
  attributes: Record<string, string>;
  children: XmlNode[];
  text: string;
}

const atomNamespace = 'http://www.w3.org/2005/Atom';

/** The document's outermost element. Throws where it isn't well-formed. */
export function parseXml(document: string): XmlNode {
  const parser = new SaxesParser({ xmlns: true });
  const top: XmlNode = { name: '', attributes: {}, children: [], text: '' };
  const open = [top];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ local, uri, attributes }) => {
    if (uri !== atomNamespace) throw new Error(`${local} isn’t Atom’s`);
    const values = Object.entries(attributes).map(([name, { value }]) => [name, value]);
    const node = { name: local, attributes: Object.fromEntries(values), children: [], text: '' };
    open.at(-1)?.children.push(node);
    open.push(node);
  });
  parser.on('text', (text) => {
    const node = open.at(-1);
    if (node) node.text += text;
  });
  parser.on('closetag', () => void open.pop());
  parser.write(document).close();
  const [root] = top.children;
  if (!root) throw new Error('An empty document');
  return root;
}

export function childrenOf(node: XmlNode, name: string): XmlNode[] {
  return node.children.filter((child) => child.name === name);
}

/** The text of the only child of a name; throws where there is none or are several. */
export function textOf(node: XmlNode, name: string): string {
  const [only, ...others] = childrenOf(node, name);
  if (!only || others.length > 0) throw new Error(`Not one ${name} in ${node.name}`);
  return only.text;
}

/** How often each child may be there, as the RELAX NG schema of RFC 4287 has it. */
const occurrences: Record<string, Record<string, [least: number, most: number]>> = {
  feed: {
    author: [1, Infinity],
    category: [0, Infinity],
    entry: [0, Infinity],
    id: [1, 1],
    link: [1, Infinity],
    subtitle: [0, 1],
    title: [1, 1],
    updated: [1, 1],
  },
  entry: {
    author: [1, Infinity],
    category: [0, Infinity],
    id: [1, 1],
    link: [1, Infinity],
    published: [0, 1],
    summary: [0, 1],
    title: [1, 1],
    updated: [1, 1],
  },
  author: { name: [1, 1], uri: [0, 1], email: [0, 1] },
};

const rfc3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

/** What of a feed is against the rules; empty where all is well. */
export function atomFaults(feed: XmlNode): string[] {
  const found = faultsOf(feed);
  if (feed.name !== 'feed') found.push(`${feed.name} is no feed`);
  const ids = childrenOf(feed, 'entry').map((entry) => textOf(entry, 'id'));
  if (new Set(ids).size !== ids.length) found.push('an entry is there twice');
  const selves = childrenOf(feed, 'link').filter(({ attributes }) => attributes.rel === 'self');
  if (selves.length !== 1) found.push(`${selves.length} links to itself`);
  return found;
}

function faultsOf(node: XmlNode): string[] {
  const found: string[] = [];
  const allowed = occurrences[node.name] ?? {};
  for (const [name, [least, most]] of Object.entries(allowed)) {
    const count = childrenOf(node, name).length;
    if (count < least || count > most) found.push(`${count} of ${name} in ${node.name}`);
  }
  for (const child of node.children) {
    if (!(child.name in allowed)) found.push(`${child.name} in ${node.name}`);
    found.push(...faultsOf(child));
  }
  const { attributes, text } = node;
  if (node.name === 'link') {
    if (!URL.canParse(attributes.href ?? '')) found.push(`a link to ${attributes.href}`);
    if (node.children.length > 0 || text !== '') found.push('a link with content');
  }
  if (node.name === 'category' && !attributes.term) found.push('a category without a term');
  if ((node.name === 'id' || node.name === 'uri') && !URL.canParse(text)) found.push(`${node.name} ${text}`);
  if ((node.name === 'updated' || node.name === 'published') && !rfc3339.test(text)) found.push(text);
  return found;
}
