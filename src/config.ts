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

const environment = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production'], 'development, test or production').optional(),
  PORT: wholeNumber('a port', 0, 65_535).optional(),
  HOST: z.string().min(1).optional(),
  BASE_URL: z
    .url({ protocol: /^https?$/, error: 'an address that begins with http:// or https://' })
    .optional(),
  DATA_DIR: z.string().min(1).optional(),
  PLACE_NAME: z.string().min(1).max(60).optional(),
  DEMO: onOff.optional(),
  TRUST_PROXY: z
    .union(
      [wholeNumber('the number of proxies', 0, 10), z.string()],
      'a number of proxies or their addresses',
    )
    .optional(),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], 'a level of the log')
    .optional(),
});

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
}

/** A value of the environment that can't be used. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** Turns the environment into the program's settings; throws {@link ConfigError} with a line for each bad value. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new ConfigError(lines.join('\n'));
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
  };
}
