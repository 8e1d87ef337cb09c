import { randomBytes } from 'node:crypto';

/** Makes public identifiers; tests and the seed pass one that counts. */
export interface IdSource {
  /** A UUID of version 7 (RFC 9562, section 5.7): sortable by the time it was made. */
  next(at: Date): string;
}

export const randomIds: IdSource = {
  next(at) {
    return formatUuidV7(at.getTime(), randomBytes(10));
  },
};

/** Identifiers that depend on nothing but how many were asked for and when, for seeds and tests. */
export function countingIds(namespace = 0): IdSource {
  let count = 0;
  return {
    next(at) {
      count += 1;
      const tail = Buffer.alloc(10);
      tail.writeUInt16BE(namespace & 0xffff, 2);
      tail.writeUInt32BE(count, 6);
      return formatUuidV7(at.getTime(), tail);
    },
  };
}

/** Lays 48 bits of milliseconds and 74 of the ten given bytes out as RFC 9562 says. */
function formatUuidV7(milliseconds: number, tail: Uint8Array): string {
  const bytes = Buffer.alloc(16);
  bytes.writeUIntBE(milliseconds, 0, 6);
  bytes.set(tail, 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
