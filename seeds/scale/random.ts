/** Numbers that look random and are the same each time, so that a directory of some size is one directory. */

/** A source of numbers that depends on nothing but its seed and how often it was asked. */
export interface Random {
  /** From 0 up to, but without, 1. */
  next(): number;
  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number): number;
  /** Whether something happens that does so with this probability. */
  chance(probability: number): boolean;
  /** One of several; throws RangeError where there is none. */
  pick<Item>(items: readonly Item[]): Item;
  /** Some of several, each at most once, in no particular order. */
  some<Item>(items: readonly Item[], count: number): Item[];
  /** One of several by weight: `[['often', 9], ['rarely', 1]]`. */
  weighted<Item>(items: readonly (readonly [item: Item, weight: number])[]): Item;
}

/** The generator sfc32 of Chris Doty-Humphrey's PractRand: quick, and good enough for statistics. */
export function createRandom(seed: number): Random {
  let a = 0x9e3779b9;
  let b = seed >>> 0;
  let c = 0x243f6a88;
  let counter = 1;

  function next(): number {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 2 ** 32;
  }
  // The first numbers of neighbouring seeds resemble each other.
  for (let round = 0; round < 15; round += 1) next();

  function between(from: number, to: number): number {
    return from + Math.floor(next() * (to - from + 1));
  }

  function pick<Item>(items: readonly Item[]): Item {
    const item = items[Math.floor(next() * items.length)];
    if (item === undefined) throw new RangeError('Nothing to pick from');
    return item;
  }

  return {
    next,
    between,
    chance: (probability) => next() < probability,
    pick,
    some(items, count) {
      const left = [...items];
      return Array.from({ length: Math.min(count, items.length) }, () => {
        const [item] = left.splice(Math.floor(next() * left.length), 1);
        if (item === undefined) throw new RangeError('Nothing to pick from');
        return item;
      });
    },
    weighted(items) {
      const total = items.reduce((sum, [, weight]) => sum + weight, 0);
      let rest = next() * total;
      for (const [item, weight] of items) {
        rest -= weight;
        if (rest < 0) return item;
      }
      return pick(items)[0];
    },
  };
}

/**
 * Ranks from 0 to `count - 1` by the law of Zipf and Mandelbrot: rank r comes with a probability in
 * proportion to 1 / (r + shift) ** exponent.
 */
export function createZipf(count: number, exponent: number, shift: number): (random: Random) => number {
  const upTo = new Float64Array(count);
  let sum = 0;
  for (let rank = 0; rank < count; rank += 1) {
    sum += 1 / (rank + shift) ** exponent;
    upTo[rank] = sum;
  }
  return (random) => {
    const wanted = random.next() * sum;
    let low = 0;
    let high = count - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((upTo[middle] ?? 0) > wanted) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}
