import type { Curve } from './measure.ts';
import { LATENCIES } from './simulate-shards.ts';

const WIDTH = 720;
const HEIGHT = 400;
const AREA = { left: 64, right: 690, top: 64, bottom: 346 } as const;
const MOST_SHARDS = 32;
const MOST_PER_SECOND = 2_200;
const PAIRS_PER_ITEM = 250;
const GRID = [0, 500, 1_000, 1_500, 2_000];

/** Its own ground, so that it can be read on a light page as on a dark one. */
const STYLE = `
  text { font: 13px system-ui, sans-serif; fill: #24292f }
  .ground { fill: #ffffff; stroke: #d0d7de }
  .grid { stroke: #d8dee4 }
  .offered { stroke: #57606a; stroke-dasharray: 2 4 }
  .units { stroke: #9a6700; stroke-dasharray: 7 4; fill: none }
  .curve { stroke: #0969da; stroke-width: 1.2; fill: none; opacity: 0.6 }
  .main { stroke-width: 3; opacity: 1 }
  .dot { fill: #0969da }
  .units-text { fill: #9a6700 }
  .curve-text { fill: #0969da }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3 }
    .ground { fill: #0d1117; stroke: #30363d }
    .grid { stroke: #262c34 }
    .offered { stroke: #8d96a0 }
    .units { stroke: #d29922 }
    .curve { stroke: #58a6ff }
    .dot { fill: #58a6ff }
    .units-text { fill: #d29922 }
    .curve-text { fill: #58a6ff }
  }`;

const xOf = (shards: number): number => AREA.left + (Math.log2(shards) / Math.log2(MOST_SHARDS)) * (AREA.right - AREA.left);
const yOf = (perSecond: number): number => AREA.bottom - (perSecond / MOST_PER_SECOND) * (AREA.bottom - AREA.top);

interface Label {
  readonly x: number;
  readonly y: number;
  readonly as?: string;
  readonly anchor?: 'start' | 'middle' | 'end';
}

export function plotSvg(curves: readonly Curve[], offeredPerSecond: number): string {
  const [first] = curves;
  const shardCounts = first?.points.map(({ shards }) => shards) ?? [];
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img">`,
    '<title>Admitted requests a second over the shards of one global scope</title>',
    `<style>${STYLE}\n</style>`,
    `<rect class="ground" x="0.5" y="0.5" width="${WIDTH - 1}" height="${HEIGHT - 1}" rx="6"/>`,
    label('admitted requests a second, over the shards of one global scope', { x: AREA.left, y: 28 }),
    label('by how long a transaction keeps an item prepared', { x: AREA.left, y: 48, as: 'curve-text' }),
    ...GRID.flatMap((perSecond) => gridLine(perSecond)),
    ...shardCounts.map((shards) => label(String(shards), { x: xOf(shards), y: AREA.bottom + 22, anchor: 'middle' })),
    label('shards', { x: (AREA.left + AREA.right) / 2, y: AREA.bottom + 42, anchor: 'middle' }),
    horizontal('offered', offeredPerSecond),
    label(`offered: ${offeredPerSecond.toLocaleString('en-US')}`, { x: AREA.left + 6, y: yOf(offeredPerSecond) - 7 }),
    ...unitsLine(shardCounts),
    ...curves.flatMap(curveOf),
    '</svg>',
  ];
  return `${parts.join('\n')}\n`;
}

function label(text: string, { x, y, as, anchor = 'start' }: Label): string {
  return `<text${as ? ` class="${as}"` : ''} x="${round(x)}" y="${round(y)}" text-anchor="${anchor}">${text}</text>`;
}

function horizontal(kind: string, perSecond: number): string {
  const y = round(yOf(perSecond));
  return `<line class="${kind}" x1="${AREA.left}" y1="${y}" x2="${AREA.right}" y2="${y}"/>`;
}

function gridLine(perSecond: number): string[] {
  const text = perSecond.toLocaleString('en-US');
  return [horizontal('grid', perSecond), label(text, { x: AREA.left - 8, y: yOf(perSecond) + 4, anchor: 'end' })];
}

function polyline(kind: string, points: readonly (readonly [number, number])[]): string {
  const path = points.map(([shards, perSecond]) => `${round(xOf(shards))},${round(yOf(perSecond))}`).join(' ');
  return `<polyline class="${kind}" points="${path}"/>`;
}

/** What write units alone would allow, as far as it fits the picture. */
function unitsLine(shardCounts: readonly number[]): string[] {
  const inside = shardCounts.filter((shards) => shards * PAIRS_PER_ITEM <= MOST_PER_SECOND);
  const line = polyline(
    'units',
    inside.map((shards) => [shards, shards * PAIRS_PER_ITEM] as const),
  );
  const place = { x: xOf(4) - 8, y: yOf(4 * PAIRS_PER_ITEM) - 10, as: 'units-text', anchor: 'end' } as const;
  return [line, label('write units alone: 250 a shard', place)];
}

function curveOf({ preparedMs, points }: Curve): string[] {
  const isMain = preparedMs === LATENCIES.preparedMs;
  const line = polyline(
    isMain ? 'curve main' : 'curve',
    points.map(({ shards, outcome }) => [shards, outcome.admittedPerSecond] as const),
  );
  const at = points.find(({ shards }) => shards === 8);
  const place = { x: xOf(8) - 8, y: yOf(at?.outcome.admittedPerSecond ?? 0) - 8, as: 'curve-text', anchor: 'end' } as const;
  const dots = points.map(
    ({ shards, outcome }) =>
      `<circle class="dot" cx="${round(xOf(shards))}" cy="${round(yOf(outcome.admittedPerSecond))}" r="4"/>`,
  );
  return [line, label(`${preparedMs} ms`, place), ...(isMain ? dots : [])];
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
