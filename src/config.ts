import { isIP } from 'node:net';
import path from 'node:path';
import { z } from 'zod';

/** The environment, read once and checked; a bad value stops the start with a line that says which and why. */

const wholeNumber = (what: string, min: number, max: number) =>
  z
    .string()
    .regex(/^\d+$/, `${what} is a whole number`)
    .transform(Number)
    .refine((value) => value >= min && value <= max, `${what} lies between ${min} and ${max}`);

const onOff = z.enum(['on', 'off'], 'on or off');

const secret = 'at least 32 characters that nobody can guess: `openssl rand -base64 33` makes some';

/** One sender and no more: a comma would begin another one. */
const sender = /^(?:[^\s<>,;@"]+@[^\s<>,;@"]+|(?:"[^"\r\n]*"|[^<>,;:@"\r\n]*) *<[^\s<>,;@"]+@[^\s<>,;@"]+>)$/;

const environment = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production'], 'development, test or production').optional(),
  PORT: wholeNumber('a port', 0, 65_535).optional(),
  HOST: z.string().min(1).optional(),
  BASE_URL: z
    .url({ protocol: /^https?$/, error: 'an address that begins with http:// or https://' })
    .refine(isBareAddress, 'an address without a path, as https://exchange.example is')
    .optional(),
  DATA_DIR: z.string().min(1).optional(),
  PLACE_NAME: z
    .string()
    .trim()
    .min(1, 'the borough’s name')
    .max(60, 'a name of at most 60 characters')
    .optional(),
  DEMO: onOff.optional(),
  TRUST_PROXY: z
    .union(
      [wholeNumber('the number of proxies', 0, 10), z.string().refine(areProxies)],
      'the number of proxies (up to 10), or their addresses: 127.0.0.1, 10.0.0.0/8',
    )
    .optional(),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], 'a level of the log')
    .optional(),
  SEARCH_LOG: onOff.optional(),
  SESSION_SECRET: z.string().min(32, secret).optional(),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'an address like smtps://user:password@mail.example:465' })
    .refine(
      isMailServer,
      'an address like smtps://user:password@mail.example:465, with %40 for @, %2F for / and %23 for # in the password',
    )
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(
      sender,
      'an address, or a name and an address: Borough Exchange <mail@exchange.example>; a name with a comma stands in quotation marks',
    )
    .optional(),
  MEILI_URL: z
    .url({ protocol: /^https?$/, error: 'an address that begins with http:// or https://' })
    .optional(),
  MEILI_KEY: z.string().optional(),
  MEILI_TIMEOUT_MS: wholeNumber('milliseconds', 10, 60_000).optional(),
  OIDC_ISSUER: z
    .url({ protocol: /^https?$/, error: 'an address that begins with https://' })
    .refine(isSafeIssuer, 'begins with https://; http:// only on this machine')
    .optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
});

/** Whether an address is of a whole host: every link of ours begins at its root. */
function isBareAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { username, password, pathname, search, hash } = new URL(address);
  return username === '' && password === '' && /^\/*$/.test(pathname) && search === '' && hash === '';
}

/** Whether a mail server can be read from its address: a password with a bare / or # cuts it short. */
function isMailServer(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { hostname, pathname, hash } = new URL(address);
  return hostname !== '' && /^\/?$/.test(pathname) && hash === '';
}

/** What Express takes as a list of proxies: addresses, networks, and names of some networks. */
function areProxies(list: string): boolean {
  return list.split(',').every((given) => {
    const proxy = given.trim();
    if (['loopback', 'linklocal', 'uniquelocal'].includes(proxy)) return true;
    const [, address = '', size] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(proxy) ?? [];
    const version = isIP(address);
    return version !== 0 && Number(size ?? 0) <= (version === 4 ? 32 : 128);
  });
}

/** Every name that the product reads from the environment. */
export const settingNames = Object.keys(environment.shape);

/** Without encryption only where nothing leaves the machine: for trying it out. */
function isSafeIssuer(issuer: string): boolean {
  if (!URL.canParse(issuer)) return false;
  const { protocol, hostname } = new URL(issuer);
  return protocol === 'https:' || /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
}

/** What belongs together: the rules that look at several values at once. */
const complete = environment.superRefine((values, context) => {
  const missing = (name: string, message: string) =>
    context.addIssue({ code: 'custom', path: [name], message });
  if (values.NODE_ENV === 'production' && values.SESSION_SECRET === undefined) {
    missing('SESSION_SECRET', `has to be set in production, to ${secret}`);
  }
  const oidc = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const;
  if (oidc.some((name) => values[name] !== undefined)) {
    for (const name of oidc) {
      if (values[name] === undefined) missing(name, 'has to be set too where another OIDC_… is');
    }
  }
});

/** The council's own directory of people, by OpenID Connect. */
export interface OpenIdConfig {
  issuer: string;
  clientId: string;
  clientSecret: string;
}

export interface Config {
  isProduction: boolean;
  port: number;
  host: string;
  /** Set by `BASE_URL`; without it the address that the server listens on. No slash at its end. */
  baseUrl: string | undefined;
  dataDir: string;
  databaseFile: string;
  placeName: string;
  /** Whether an empty database is filled with the demonstration borough. */
  demo: boolean;
  /** Express's `trust proxy`. */
  trustProxy: string | number | false;
  logLevel: string;
  /** Whether what people search for is kept, without anything of who. */
  searchLog: boolean;
  /** Signs form tokens; undefined outside production, where the database keeps a random one. */
  sessionSecret: string | undefined;
  /** Where mail goes out; undefined: it stays in the database. */
  smtp: { url: string; from: string } | undefined;
  openId: OpenIdConfig | undefined;
  /** The search server beside the embedded engine; undefined: there is none. */
  meilisearch: { url: string; key: string | undefined; timeoutMs: number } | undefined;
}

/** What can be started with and is still not as it should be where a borough relies on it: lines for the log. */
export function cautions({ isProduction, smtp, baseUrl }: Config): string[] {
  if (!isProduction) return [];
  return [
    ...(smtp ? [] : ['SMTP_URL is not set: mail waits in the database, and nobody can sign in']),
    ...(baseUrl === undefined
      ? ['BASE_URL is not set: links in mails lead to this machine, and cookies go unencrypted']
      : baseUrl.startsWith('https:')
        ? []
        : ['BASE_URL doesn’t begin with https: cookies of sessions may go over the network unencrypted']),
  ];
}

/** A value of the environment that can't be used. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** Turns the environment into the program's settings; throws {@link ConfigError} with a line for each bad value. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = complete.safeParse(given);
  if (!parsed.success) {
    // What is wrong with a value first is said; the rest follows from it.
    const faults = new Map<string, string>();
    for (const {
      path: [name],
      message,
    } of parsed.error.issues) {
      if (!faults.has(String(name))) faults.set(String(name), message);
    }
    throw new ConfigError([...faults].map(([name, message]) => `${name}: ${message}`).join('\n'));
  }
  const values = parsed.data;
  const isProduction = values.NODE_ENV === 'production';
  const dataDir = path.resolve(values.DATA_DIR ?? 'data');
  return {
    isProduction,
    port: values.PORT ?? 3000,
    host: values.HOST ?? (isProduction ? '0.0.0.0' : '127.0.0.1'),
    baseUrl: values.BASE_URL?.replace(/\/+$/, ''),
    dataDir,
    databaseFile: path.join(dataDir, 'borough-exchange.db'),
    placeName: values.PLACE_NAME ?? 'Darlington',
    demo: values.DEMO === undefined ? !isProduction : values.DEMO === 'on',
    trustProxy: values.TRUST_PROXY ?? false,
    logLevel: values.LOG_LEVEL ?? 'info',
    searchLog: values.SEARCH_LOG !== 'off',
    sessionSecret: values.SESSION_SECRET,
    smtp:
      values.SMTP_URL === undefined
        ? undefined
        : { url: values.SMTP_URL, from: values.MAIL_FROM ?? defaultSender(values.BASE_URL) },
    openId:
      values.OIDC_ISSUER === undefined
        ? undefined
        : {
            issuer: values.OIDC_ISSUER,
            clientId: values.OIDC_CLIENT_ID ?? '',
            clientSecret: values.OIDC_CLIENT_SECRET ?? '',
          },
    meilisearch:
      values.MEILI_URL === undefined
        ? undefined
        : {
            url: values.MEILI_URL.replace(/\/+$/, ''),
            key: values.MEILI_KEY,
            timeoutMs: values.MEILI_TIMEOUT_MS ?? 300,
          },
  };
}

/** Whom mail comes from unless `MAIL_FROM` says otherwise: nobody reads what is sent there. */
function defaultSender(baseUrl: string | undefined): string {
  const host = baseUrl === undefined ? 'localhost' : new URL(baseUrl).hostname;
  return `Borough Exchange <no-reply@${host}>`;
}
