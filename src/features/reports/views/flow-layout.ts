import type { Sector } from '#features/vocabularies/index.ts';

/** Lays out who gave to whom as bands between two columns. Pure geometry, in the units of the picture. */

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
  width: number;
  height: number;
  /** Where the bands begin and end. */
  left: number;
  right: number;
  givers: FlowNode[];
  receivers: FlowNode[];
  bands: FlowBand[];
}

const width = 640;
/** Room for the names and counts at both sides. */
const margin = 190;
const total = 240;
const gap = 26;
const top = 30;
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
  const [left, right] = [margin, width - margin];
  const usedLeft = new Map(givers.map(({ sector, y }) => [sector, y]));
  const usedRight = new Map(receivers.map(({ sector, y }) => [sector, y]));
  const bands = matrix
    .filter(({ exchanges }) => exchanges > 0)
    .map(({ from, to, exchanges }) => {
      const thick = scale(exchanges);
      const [y1, y2] = [usedLeft.get(from) ?? 0, usedRight.get(to) ?? 0];
      usedLeft.set(from, y1 + thick);
      usedRight.set(to, y2 + thick);
      return { from, to, exchanges, path: band(left, y1, right, y2, thick) };
    });
  const bottom = Math.max(top, ...[...givers, ...receivers].map((node) => node.y + node.height));
  return { width, height: Math.round(bottom + 16), left, right, givers, receivers, bands };
}

function band(x1: number, y1: number, x2: number, y2: number, thick: number): string {
  const middle = (x1 + x2) / 2;
  const at = (value: number) => String(Math.round(value * 10) / 10);
  return [
    `M${at(x1)} ${at(y1)}`,
    `C${at(middle)} ${at(y1)} ${at(middle)} ${at(y2)} ${at(x2)} ${at(y2)}`,
    `V${at(y2 + thick)}`,
    `C${at(middle)} ${at(y2 + thick)} ${at(middle)} ${at(y1 + thick)} ${at(x1)} ${at(y1 + thick)}`,
    'Z',
  ].join('');
}
