import { createWriteStream, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { formatEntry } from '../logs/format-entry.ts';
import type { LogSink } from '../logs/log.ts';

const KEPT_FILES = 10;
const COLOURS = { info: '', warn: '\u001B[33m', error: '\u001B[31m' } as const;
const RESET = '\u001B[0m';

export interface DevConsole {
  readonly sink: LogSink;
  /** A part is running. */
  step(step: { name: string; ms: number }): void;
  line(text: string): void;
  close(): void;
}

/** Writes to the terminal, with colour only where one is attached, and to a file of this run. */
export function createDevConsole(logsDir: string): DevConsole {
  mkdirSync(logsDir, { recursive: true });
  removeOldFiles(logsDir);
  const file = createWriteStream(join(logsDir, `${new Date().toISOString().replaceAll(':', '-')}.log`));
  const print = (text: string, colour = '') => {
    process.stdout.write(colour && process.stdout.isTTY ? `${colour}${text}${RESET}\n` : `${text}\n`);
    file.write(`${text}\n`);
  };
  return {
    // The file has everything; the terminal what a developer watches for.
    sink: (entry) => {
      if (entry.level === 'debug') file.write(`${formatEntry(entry)}\n`);
      else print(formatEntry(entry), COLOURS[entry.level]);
    },
    step: ({ name, ms }) => print(`  ${name.padEnd(16)} ${(ms / 1000).toFixed(1)} s`),
    line: (text) => print(text),
    close: () => file.end(),
  };
}

function removeOldFiles(logsDir: string): void {
  const files = readdirSync(logsDir)
    .filter((name) => name.endsWith('.log'))
    .sort()
    .reverse();
  for (const name of files.slice(KEPT_FILES)) rmSync(join(logsDir, name), { force: true });
}
