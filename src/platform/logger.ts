import pino from 'pino';

/**
 * JSON lines on standard output. Nothing personal is ever passed in: requests are logged by method,
 * route pattern, status and duration, never with their query or body.
 */
export type Logger = pino.Logger;

/** Makes the program's logger; `level` is one of pino's level names. */
export function createLogger(level: string): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
}

/** A logger that says nothing, for commands that print for people and for tests. */
export const silentLogger: Logger = pino({ level: 'silent' });
