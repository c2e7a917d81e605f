import { type Figure, missedBars } from './figures.ts';
import type { RowReport } from './report.ts';

const NAME_WIDTH = 54;
const VALUE_WIDTH = 10;
const HEAD = ['n', 'p50', 'p95', 'p99', 'max'];

/** A row's figures as lines of text, with its bars and whether they hold. */
export function tableOf({ row, load, references, figures }: RowReport): string {
  const { calculation, roundTrip, process } = references;
  const machine = `load ${load.join(' → ')}, round trip ${roundTrip.toFixed(2)} ms, bare process ${process.toFixed(0)} ms, calculation ${calculation.toFixed(1)} ms`;
  const head = `${row.padEnd(NAME_WIDTH)}${HEAD.map((name) => name.padStart(VALUE_WIDTH)).join('')}`;
  return ['', head, ...figures.map(lineOf), `(${machine})`].join('\n');
}

function lineOf(figure: Figure): string {
  const { name, unit, samples, p50, p95, p99, max, note } = figure;
  const isOne = samples === 1;
  const values = [p50, ...(isOne ? [] : [p95, p99, max])].map((value) => textOf(value));
  const cells = [String(samples), ...values].map((cell) => cell.padStart(VALUE_WIDTH));
  const padded = cells.join('').padEnd(VALUE_WIDTH * HEAD.length);
  return `${`${name} (${unit})`.padEnd(NAME_WIDTH)}${padded}  ${[verdict(figure), note].filter(Boolean).join(' ')}`.trimEnd();
}

function textOf(value: number): string {
  if (Math.abs(value) >= 100) return String(Math.round(value));
  return String(Math.abs(value) >= 1 ? Math.round(value * 10) / 10 : value);
}

function verdict(figure: Figure): string {
  const missed = new Set(missedBars(figure));
  return figure.bars.map((bar) => `${bar.of} ≤ ${bar.most} ${missed.has(bar) ? 'MISSED' : 'holds'}`).join(', ');
}
