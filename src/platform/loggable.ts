/** What may be logged of an error: never the values of a query, which can be personal. */
export function loggable(error: unknown): Record<string, unknown> {
  // A failed query lists its parameters in its message; its cause says what went wrong without them.
  const safe = causesOf(error).find((cause) => !(cause instanceof Error && 'params' in cause)) ?? error;
  if (!(safe instanceof Error)) return { type: typeof safe };
  const code = codeOf(safe);
  return {
    name: safe.name,
    message: withoutQuotations(safe.message),
    stack: safe.stack === undefined ? undefined : withoutQuotations(safe.stack),
    ...(code ? { code } : {}),
  };
}

/** What parsers quote (`syntax error near "…"`) came from outside. */
function withoutQuotations(text: string): string {
  return text.replace(/"[^"]*"/g, '"…"');
}

/** An error and what caused it, outermost first. */
export function causesOf(error: unknown): unknown[] {
  const chain: unknown[] = [];
  for (let one = error; one !== undefined && one !== null && chain.length < 8; ) {
    chain.push(one);
    one = one instanceof Error ? one.cause : undefined;
  }
  return chain;
}

/** What kind of error it was, for lines about what somebody wrote: its code, or else its name, and none of its words. */
export function errorKind(error: unknown): string {
  const code = causesOf(error).map(codeOf).find(Boolean);
  return code ?? (error instanceof Error ? error.name : typeof error);
}

/** SQLite's result codes for what passes: locked, full, read-only, or a disk that fails. */
const passingCodes = /^SQLITE_(BUSY|LOCKED|FULL|READONLY|IOERR|CANTOPEN)/;

/** Whether an error came from the state that the database is in, whatever it was asked for. */
export function isPassing(error: unknown): boolean {
  return causesOf(error).some((cause) => passingCodes.test(codeOf(cause)));
}

/** The code that Node and SQLite give their errors; empty where there is none. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
