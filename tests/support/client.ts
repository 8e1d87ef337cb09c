import type { TestApp } from './test-app.ts';

/** A browser without a screen: keeps cookies, reads forms, fills them in and posts them. */
export interface Client {
  /** Asks for a page; redirects are not followed. */
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  /** Posts fields as they are, without looking at a page first. */
  post(path: string, fields: Fields, headers?: Record<string, string>): Promise<Answer>;
  /**
   * Opens a page, takes its form (the one that posts to `action`, else its first), changes fields, and posts it.
   * Fields that the form doesn't have are sent too; undefined leaves one out. `button` presses a named button.
   */
  submit(
    path: string,
    fields?: Record<string, string | readonly string[] | undefined>,
    options?: { action?: string | RegExp; button?: { name: string; value: string } },
  ): Promise<Answer>;
  /** The value of a cookie by its name without prefix: `session`, `browser`. */
  cookie(name: string): string | undefined;
  setCookie(name: string, value: string): void;
  /** Another client that begins with the same cookies. */
  copy(): Client;
}

export type Fields = readonly (readonly [string, string])[];

export interface Answer {
  status: number;
  headers: Headers;
  /** Path and query that it leads on to; undefined where it doesn't. */
  location: string | undefined;
  html: string;
  /** What stands in its h1. */
  heading: string;
}

/** A form of a page with what its fields hold. */
export interface PageForm {
  action: string;
  fields: [string, string][];
}

const cookiePrefix = '__Host-';

/** A client without any cookie. */
export function newClient(app: Pick<TestApp, 'address'>, cookies = new Map<string, string>()): Client {
  async function ask(path: string, init: RequestInit): Promise<Answer> {
    const headers = new Headers(init.headers);
    if (cookies.size > 0) {
      headers.set('Cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    }
    headers.set('Cache-Control', 'max-age=0');
    headers.set('Accept-Encoding', 'identity');
    const response = await fetch(app.address + path, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) keep(line);
    // Where a long address may break is no part of what a page says: a test that looks for one has to find it whole.
    const html = (await response.text()).replaceAll('<wbr/>', '');
    return {
      status: response.status,
      headers: response.headers,
      location: response.headers.get('Location') ?? undefined,
      html,
      heading: plain(/<h1[^>]*>(.*?)<\/h1>/s.exec(html)?.[1] ?? ''),
    };
  }

  function keep(line: string): void {
    const [pair = '', ...attributes] = line.split(';');
    const equals = pair.indexOf('=');
    const name = pair.slice(0, equals);
    if (attributes.some((attribute) => /^\s*max-age=0$/i.test(attribute))) cookies.delete(name);
    else cookies.set(name, pair.slice(equals + 1));
  }

  const client: Client = {
    get: (path, headers = {}) => ask(path, { headers }),
    post: (path, fields, headers = {}) =>
      ask(path, {
        method: 'POST',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
        body: new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value])).toString(),
      }),
    async submit(path, changes = {}, { action, button } = {}) {
      const page = await client.get(path);
      const forms = formsOf(page.html);
      const form = forms.find((each) =>
        action === undefined
          ? !each.action.startsWith('/sign-out')
          : typeof action === 'string'
            ? each.action === action
            : action.test(each.action),
      );
      if (!form) {
        throw new Error(`No such form on ${path} (${page.status}): ${forms.map((each) => each.action)}`);
      }
      const kept = form.fields.filter(([name]) => !(name in changes));
      const changed = Object.entries(changes).flatMap(([name, value]) =>
        (typeof value === 'string' ? [value] : (value ?? [])).map((one) => [name, one] as const),
      );
      const pressed = button === undefined ? [] : [[button.name, button.value] as const];
      return client.post(form.action === '' ? path : form.action, [...kept, ...changed, ...pressed]);
    },
    cookie: (name) => cookies.get(cookiePrefix + name) ?? cookies.get(name),
    setCookie: (name, value) => void cookies.set(cookiePrefix + name, value),
    copy: () => newClient(app, new Map(cookies)),
  };
  return client;
}

/** A client that is signed in as one of the demonstration's people; quick, without a mail. */
export function signIn(app: Pick<TestApp, 'services' | 'database' | 'address'>, email: string): Client {
  const account = app.services.accounts.findByEmail(app.database, email);
  if (!account) throw new Error(`Nobody has the address ${email}`);
  const { token } = app.services.sessions.begin(account, { userAgent: '', before: undefined });
  const client = newClient(app);
  client.setCookie('session', token);
  return client;
}

export interface TestMail {
  id: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  headers: Record<string, string>;
  sentAt: string;
}

/** What the mailbox of development holds, newest first; with an address, the mail to it alone. */
export async function readMail(app: Pick<TestApp, 'address'>, to?: string): Promise<TestMail[]> {
  const { html } = await newClient(app).get('/dev/mail.json');
  const mails = JSON.parse(html) as TestMail[];
  return to === undefined ? mails : mails.filter((mail) => mail.to === to);
}

/** The mails to an address, newest first, once all that waits has gone out. */
export async function mailTo(app: Pick<TestApp, 'address' | 'services'>, to: string): Promise<TestMail[]> {
  while ((await app.services.deliverMail()) > 0);
  return readMail(app, to);
}

/** The path of the first link in a mail's text that leads to the product, with its query. */
export function linkIn(mail: TestMail | undefined, pattern: RegExp = /./): string {
  const links = [...(mail?.text ?? '').matchAll(/https?:\/\/[^/\s]+(\/\S*)/g)].map(([, path = '']) => path);
  const found = links.find((path) => pattern.test(path));
  if (found === undefined) throw new Error(`No such link in the mail “${mail?.subject}”`);
  return found;
}

/** The forms of a page that are posted, with what their fields hold as a browser would send them. */
export function formsOf(html: string): PageForm[] {
  return [...html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)]
    .filter(([, attributes = '']) => /\bmethod="post"/.test(attributes))
    .map(([, attributes = '', body = '']) => ({
      action: attribute(attributes, 'action') ?? '',
      fields: fieldsOf(body),
    }));
}

function fieldsOf(body: string): [string, string][] {
  const fields: [string, string][] = [];
  const pattern = /<input\b([^>]*)>|<textarea\b([^>]*)>(.*?)<\/textarea>|<select\b([^>]*)>(.*?)<\/select>/gs;
  for (const [, input, textarea, text = '', select, options = ''] of body.matchAll(pattern)) {
    const attributes = input ?? textarea ?? select ?? '';
    const name = attribute(attributes, 'name');
    if (name === undefined || /\sdisabled\b/.test(attributes)) continue;
    if (textarea !== undefined) fields.push([name, plain(text.replace(/^\n/, ''))]);
    else if (select !== undefined) {
      const all = [...options.matchAll(/<option\b([^>]*)>/g)].map(([, each = '']) => each);
      const chosen = all.find((each) => /\sselected\b/.test(each)) ?? all[0];
      if (chosen !== undefined) fields.push([name, attribute(chosen, 'value') ?? '']);
    } else {
      const type = attribute(attributes, 'type') ?? 'text';
      if (type === 'submit' || type === 'file') continue;
      if ((type === 'checkbox' || type === 'radio') && !/\schecked\b/.test(attributes)) continue;
      fields.push([name, attribute(attributes, 'value') ?? (type === 'checkbox' ? 'on' : '')]);
    }
  }
  return fields;
}

function attribute(attributes: string, name: string): string | undefined {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(attributes)?.[1];
  return value === undefined ? undefined : plain(value);
}

const entities: Record<string, string> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
};

function plain(markup: string): string {
  return markup
    .replace(/<[^>]*>/g, '')
    .replace(/&(lt|gt|quot|amp|#39);/g, (entity) => entities[entity] ?? entity)
    .trim();
}
