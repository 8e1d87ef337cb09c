import { Writable } from 'node:stream';
import pino from 'pino';
import { type Logger, loggerOptions } from '../../src/platform/logger.ts';

/** A logger with the program's settings whose lines a test can read. */
export function capturedLog(): { logger: Logger; lines: Record<string, unknown>[] } {
  const lines: Record<string, unknown>[] = [];
  const stream = new Writable({
    write(line, _encoding, done) {
      lines.push(JSON.parse(String(line)));
      done();
    },
  });
  return { logger: pino(loggerOptions('info'), stream), lines };
}

/** Waits for something that another part of the program does by itself. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 20));
}
