import type { Fields, Result, Sections } from './command.ts';

const GAP = '  ';
const NOTHING = '–';

type Cell = Fields[string];

/** What a command says, for eyes: a line a field, a table under the names of its columns, or several of these under titles. */
export function readable(result: Result): string {
  if (isMany(result)) return table(result);
  return isSections(result) ? sections(result) : list(result);
}

function sections(result: Sections): string {
  return Object.entries(result)
    .map(([title, part]) =>
      [
        title,
        ...readable(part)
          .split('\n')
          .map((line) => `  ${line}`),
      ].join('\n'),
    )
    .join('\n\n');
}

function isSections(result: Fields | Sections): result is Sections {
  const parts = Object.values(result);
  return parts.length > 0 && parts.every((part) => typeof part === 'object' && part !== null);
}

function list(fields: Fields): string {
  const width = Math.max(8, ...Object.keys(fields).map((name) => name.length));
  return Object.entries(fields)
    .map(([name, value]) => `${name.padEnd(width)} ${cellText(value)}`)
    .join('\n');
}

/** Columns that say nothing in any row are left out. */
function table(rows: readonly Fields[]): string {
  const [first] = rows;
  if (!first) return 'nothing';
  const names = Object.keys(first).filter((name) => rows.some((row) => !isNothing(row[name])));
  const lines = [names, ...rows.map((row) => names.map((name) => cellText(row[name])))];
  const widths = names.map((_, column) => Math.max(...lines.map((cells) => widthOf(cells[column] ?? ''))));
  const isNumber = names.map((name) => rows.every((row) => typeof row[name] === 'number'));
  const line = (cells: readonly string[]) => cells.map((cell, at) => pad(cell, widths[at] ?? 0, isNumber[at] ?? false)).join(GAP);
  return lines.map((cells) => line(cells).trimEnd()).join('\n');
}

const isNothing = (value: Cell | undefined): boolean => value === null || value === undefined || value === '';

const cellText = (value: Cell | undefined): string => (isNothing(value) ? NOTHING : String(value));

/** An emoji or a letter with its accents is one place for the eye, however many code units it has. */
const widthOf = (text: string): number => [...new Intl.Segmenter().segment(text)].length;

function pad(text: string, width: number, toTheRight: boolean): string {
  const space = ' '.repeat(Math.max(0, width - widthOf(text)));
  return toTheRight ? space + text : text + space;
}

function isMany(result: Result): result is readonly Fields[] {
  return Array.isArray(result);
}
