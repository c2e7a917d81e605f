import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const LATER = /^# --- Later/m;
/** What runs on a person's machine and reads that person's settings; a function's variables are set by the stacks. */
const READERS = 'packages/{local-cloud,ops}/src/**/*.ts';
const READ_NAME = /\benv(?:ironment)?\??\.([A-Z][A-Z0-9_]+)\b/g;
const OF_THE_MACHINE = /^(AWS_.*|PATH|HOME|CI|NODE_ENV|NO_COLOR|JAVA_HOME|TMPDIR)$/;

async function readNames(): Promise<{ now: string[]; later: string[] }> {
  const [now = '', later = ''] = (await readFile(join(ROOT, 'sample.env'), 'utf8')).split(LATER);
  const names = (text: string) => [...text.matchAll(/^#?([A-Z][A-Z0-9_]+)=/gm)].map(([, name]) => String(name));
  return { now: names(now), later: names(later) };
}

async function namesRead(): Promise<string[]> {
  const names = new Set<string>();
  for await (const path of glob(READERS, { cwd: ROOT, exclude: (name) => name.includes('.test.') })) {
    const source = await readFile(join(ROOT, path), 'utf8');
    for (const [, name] of source.matchAll(READ_NAME)) names.add(String(name));
  }
  return [...names].filter((name) => !OF_THE_MACHINE.test(name));
}

/** The variables of the functions, as their schema declares them. */
async function functionNames(): Promise<string[]> {
  const schema = await readFile(join(ROOT, 'functions/env.ts'), 'utf8');
  return [...schema.matchAll(/^ {2}([A-Z][A-Z0-9_]+): z\./gm)].map(([, name]) => String(name));
}

describe('sample.env', () => {
  it('documents every setting that is read', async () => {
    const { now } = await readNames();
    expect(now).toEqual(expect.arrayContaining(await namesRead()));
  });

  it('promises nothing that is not read, except as later', async () => {
    const { now, later } = await readNames();
    const read = await namesRead();
    expect(read).toEqual(expect.arrayContaining(now));
    expect(later.filter((name) => read.includes(name))).toEqual([]);
  });

  it('calls a setting as the functions call it', async () => {
    const { now } = await readNames();
    const shared = await functionNames();
    expect(shared).toEqual(expect.arrayContaining(['OPENROUTER_BASE_URL', 'ADMISSION_POLICY']));
    expect(now).toEqual(expect.arrayContaining(['OPENROUTER_BASE_URL', 'ADMISSION_POLICY']));
  });

  it('names each setting once, and all of the architecture', async () => {
    const { now, later } = await readNames();
    const names = [...now, ...later];
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    const architecture = await readFile(join(ROOT, 'docs/architecture.md'), 'utf8');
    const promised = [
      ...architecture.slice(architecture.indexOf('Environment, the same names')).matchAll(/`([A-Z][A-Z0-9]*_[A-Z0-9_]+)`/g),
    ];
    expect(promised.length).toBeGreaterThan(5);
    expect(names.sort()).toEqual(promised.map(([, name]) => String(name)).sort());
  });
});
