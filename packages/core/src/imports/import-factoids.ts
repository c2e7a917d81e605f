import type { Clock } from '../clock.ts';
import type { FactoidRecord, FactoidStore } from '../factoids/index.ts';
import type { FactoidImports, ImportProgress } from './factoid-imports.ts';
import { importedId } from './imported-id.ts';
import type { GoodLine, ImportFile } from './read-import.ts';

/** Lines after which the progress is noted. A killed import may have written some of the next ones, and looks there first. */
const CHAPTER_LINES = 1_000;

interface Deps {
  readonly clock: Clock;
  readonly imports: FactoidImports;
  readonly factoids: Pick<FactoidStore, 'findMany'>;
}

interface ImportOutcome {
  readonly written: number;
  /** Lines whose factoid stood there already: of an import that was interrupted or done before, or by an id of their own. */
  readonly alreadyThere: number;
}

interface Importing {
  readonly deps: Deps;
  readonly input: ImportFile;
  /** Called after each step with how many good lines are dealt with. */
  readonly onProgress?: (done: number) => void;
}

/**
 * Writes the good lines of a file. Interrupted, it goes on when the same file is imported again, with the same ids; finished, it
 * writes nothing more. What stands already is never written over, so that its votes stay.
 * @throws AppError `store_busy`; what is written by then stays, and importing the file again goes on from there.
 */
export async function importFactoids({ deps, input, onProgress = () => {} }: Importing): Promise<ImportOutcome> {
  let progress = await deps.imports.begin(input.hash, deps.clock.now().toISOString());
  const left = linesLeft(input, progress);
  let written = 0;
  for (let at = 0; at < left.length; at += CHAPTER_LINES) {
    onProgress(input.good.length - left.length + at);
    const lines = left.slice(at, at + CHAPTER_LINES);
    const records = lines.map((line) => recordOf(line, progress));
    const doubtful = at === 0 ? records.map(({ id }) => id) : lines.flatMap(({ id }) => id ?? []);
    const known = await deps.factoids.findMany(doubtful);
    const missing = records.filter(({ id }) => !known.has(id));
    await deps.imports.putAll(missing);
    written += missing.length;
    progress = { ...progress, throughLine: lines.at(-1)?.line ?? progress.throughLine };
    await deps.imports.note(input.hash, progress);
  }
  onProgress(input.good.length);
  await deps.imports.note(input.hash, { ...progress, finishedAt: progress.finishedAt ?? deps.clock.now().toISOString() });
  return { written, alreadyThere: input.good.length - written };
}

/** What an import that has come so far has still to look at. */
export function linesLeft({ good }: ImportFile, progress: ImportProgress | null): readonly GoodLine[] {
  if (progress === null) return good;
  return progress.finishedAt === null ? good.filter(({ line }) => line > progress.throughLine) : [];
}

function recordOf(line: GoodLine, { startedAt }: ImportProgress): FactoidRecord {
  const { text, subject, emoji, model } = line;
  return {
    ...{ id: line.id ?? importedId(line, startedAt), runId: null, text, subject, emoji, model, cost: null },
    ...{ votes: { up: 0, down: 0 }, offensiveReports: 0, hidden: null, createdAt: line.createdAt ?? startedAt },
  };
}
