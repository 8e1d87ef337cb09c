import { type Sector, sectorLabels } from '#features/vocabularies/index.ts';
import { formatCount } from '#platform/formats.ts';

/**
 * Lays out who gave to whom as bands between the two sides of a picture. Pure geometry: down in pixels, across in
 * hundredths of a width that the screen decides.
 */

export interface FlowNode {
  sector: Sector;
  y: number;
  height: number;
  exchanges: number;
  /** Its name and count, in lines short enough for two sectors to stand opposite each other on a phone. */
  lines: string[];
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

/** How high all exchanges of a side are together, and one at most: a few don't fill the picture. */
const total = 240;
const thickest = 12;
/** Above each of a side's sectors, for its name and count. */
const gap = 34;
/** The same above the first, beneath the name of the side. */
const top = 58;
/** From one line of words to the next. */
export const lineHeight = 18;
const longestLine = 16;
/** A single exchange is still seen. */
const thinnest = 3;

export function layFlows(
  matrix: readonly { from: Sector; to: Sector; exchanges: number }[],
  sectors: readonly Sector[],
): Flow {
  const all = matrix.reduce((sum, { exchanges }) => sum + exchanges, 0);
  const scale = (count: number) =>
    count === 0 ? 0 : Math.max(count * Math.min(total / all, thickest), thinnest);
  const column = (of: 'from' | 'to'): FlowNode[] => {
    let y = top;
    return sectors.flatMap((sector) => {
      const own = matrix.filter((cell) => cell[of] === sector);
      const exchanges = own.reduce((sum, cell) => sum + cell.exchanges, 0);
      if (exchanges === 0) return [];
      const height = own.reduce((sum, cell) => sum + scale(cell.exchanges), 0);
      const lines = linesOf(`${sectorLabels[sector]} ${formatCount(exchanges)}`);
      y += (lines.length - 1) * lineHeight;
      const node = { sector, y, height, exchanges, lines };
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

/** Words in lines of at most so many characters, unless one word alone is longer. */
function linesOf(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = `${lines.at(-1)} ${word}`;
    if (lines.length === 0 || longer.length > longestLine) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
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
