import { createHash } from 'node:crypto';
import { textHash } from '../factoids/index.ts';
import { type ImportedFactoid, readLine } from './read-line.ts';

/** Where a line stands: from 1, blank lines counted. */
interface Numbered {
  readonly line: number;
}

export interface GoodLine extends ImportedFactoid, Numbered {
  /** Of the text, as the check for repeats compares texts. */
  readonly textHash: string;
}

interface BadLine extends Numbered {
  readonly reason: string;
}

export interface ImportFile {
  /** SHA-256 in hex: what the file is known by. */
  readonly hash: string;
  readonly good: readonly GoodLine[];
  readonly bad: readonly BadLine[];
  /** Lines that say what an earlier one says: left out, and no mistake. */
  readonly repeats: number;
}

/** Reads JSON lines, one factoid each, to the end: nothing is written before all of it has been looked at. Blank lines are nothing. */
export function readImport(file: string, now: Date): ImportFile {
  const good: GoodLine[] = [];
  const bad: BadLine[] = [];
  const said = new Set<string>();
  const ids = new Set<string>();
  let repeats = 0;
  for (const [index, text] of file.split('\n').entries()) {
    if (text.trim() === '') continue;
    const line = index + 1;
    const reading = readLine(text, now);
    if ('reason' in reading) bad.push({ line, reason: reading.reason });
    else if (reading.factoid.id !== null && ids.has(reading.factoid.id))
      bad.push({ line, reason: 'Its id stands in an earlier line.' });
    else {
      const { factoid } = reading;
      const hash = textHash(factoid.text);
      if (said.has(hash)) repeats += 1;
      else good.push({ ...factoid, line, textHash: hash });
      said.add(hash);
      if (factoid.id !== null) ids.add(factoid.id);
    }
  }
  return { hash: createHash('sha256').update(file).digest('hex'), good, bad, repeats };
}
