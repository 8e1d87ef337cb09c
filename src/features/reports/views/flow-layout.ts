import type { Sector } from '#features/vocabularies/index.ts';

/**
 * Lays out who gave to whom as bands between the two sides of a picture. Pure geometry: down in pixels, across in
 * hundredths of a width that the screen decides.
 */

export interface FlowNode {
  sector: Sector;
  y: number;
  height: number;
  exchanges: number;
}

export interface FlowBand {
  from: Sector;
  to: Sector;
  exchanges: number;
  /** Outline of the band, as an SVG path. */
  path: string;
}

export interface Flow {
  height: number;
  givers: FlowNode[];
  receivers: FlowNode[];
  bands: FlowBand[];
}

const total = 240;
/** Above each of a side's sectors, for its name and count. */
const gap = 34;
/** The same above the first, beneath the name of the side. */
const top = 58;
/** A single exchange is still seen. */
const thinnest = 3;

export function layFlows(
  matrix: readonly { from: Sector; to: Sector; exchanges: number }[],
  sectors: readonly Sector[],
): Flow {
  const all = matrix.reduce((sum, { exchanges }) => sum + exchanges, 0);
  const scale = (count: number) => (count === 0 ? 0 : Math.max((total * count) / all, thinnest));
  const column = (of: 'from' | 'to'): FlowNode[] => {
    let y = top;
    return sectors.flatMap((sector) => {
      const own = matrix.filter((cell) => cell[of] === sector);
      const exchanges = own.reduce((sum, cell) => sum + cell.exchanges, 0);
      if (exchanges === 0) return [];
      const height = own.reduce((sum, cell) => sum + scale(cell.exchanges), 0);
      const node = { sector, y, height, exchanges };
      y += height + gap;
      return [node];
    });
  };
  const givers = column('from');
  const receivers = column('to');
  const usedLeft = new Map(givers.map(({ sector, y }) => [sector, y]));
  const usedRight = new Map(receivers.map(({ sector, y }) => [sector, y]));
  const bands = matrix
    .filter(({ exchanges }) => exchanges > 0)
    .map(({ from, to, exchanges }) => {
      const thick = scale(exchanges);
      const [y1, y2] = [usedLeft.get(from) ?? 0, usedRight.get(to) ?? 0];
      usedLeft.set(from, y1 + thick);
      usedRight.set(to, y2 + thick);
      return { from, to, exchanges, path: band(y1, y2, thick) };
    });
  const bottom = Math.max(top, ...[...givers, ...receivers].map((node) => node.y + node.height));
  return { height: Math.round(bottom + 2), givers, receivers, bands };
}

/** From the left side to the right. */
function band(y1: number, y2: number, thick: number): string {
  const at = (value: number) => String(Math.round(value * 10) / 10);
  return [
    `M0 ${at(y1)}`,
    `C50 ${at(y1)} 50 ${at(y2)} 100 ${at(y2)}`,
    `V${at(y2 + thick)}`,
    `C50 ${at(y2 + thick)} 50 ${at(y1 + thick)} 0 ${at(y1 + thick)}`,
    'Z',
  ].join('');
}
