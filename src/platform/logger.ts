import pino from 'pino';
import { loggable } from './loggable.ts';

/**
 * JSON lines on standard output. Nothing personal is ever passed in: requests are logged by method,
 * route pattern, status and duration, never with their query or body.
 */
export type Logger = pino.Logger;

/** Makes the program's logger; `level` is one of pino's level names. */
export function createLogger(level: string): Logger {
  return pino(loggerOptions(level));
}

/** What every logger of the program shares, wherever it writes to. */
export function loggerOptions(level: string): pino.LoggerOptions {
  return { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers: { err: loggable } };
}

/** A logger that says nothing, for commands that print for people and for tests. */
export const silentLogger: Logger = pino({ level: 'silent' });
