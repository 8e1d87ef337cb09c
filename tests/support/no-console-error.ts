import { format } from 'node:util';
import { afterEach, beforeEach, vi } from 'vitest';

/** What is written to `console.error` fails the test that caused it. */

const complaints: string[] = [];

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation((...parts: unknown[]) => {
    complaints.push(format(...parts));
  });
});

afterEach(() => {
  const heard = complaints.splice(0);
  if (heard.length > 0) throw new Error(`console.error was called:\n${heard.join('\n')}`);
});
