/** What stands behind an error, and what of it may be written down. */

/** What may be logged of an error: never the values of a query, which can be personal. */
export function loggable(error: unknown): Record<string, unknown> {
  // A failed query lists its parameters in its message; its cause says what went wrong without them.
  const safe = causes(error).find((cause) => !(cause instanceof Error && 'params' in cause)) ?? error;
  if (!(safe instanceof Error)) return { type: typeof safe };
  const code = codeOf(safe);
  return { name: safe.name, message: safe.message, stack: safe.stack, ...(code ? { code } : {}) };
}

/** An error and what caused it, outermost first. */
export function causes(error: unknown): unknown[] {
  const chain: unknown[] = [];
  for (let one = error; one !== undefined && one !== null && chain.length < 8; ) {
    chain.push(one);
    one = one instanceof Error ? one.cause : undefined;
  }
  return chain;
}

/** An error's code, as SQLite and Node give it; empty where there is none. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
