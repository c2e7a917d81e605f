import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const LATER = /^# --- Later/m;
/** The files where a person's settings are read; a function's variables are set by the stacks, not by a person. */
const SCHEMAS = ['packages/local-cloud/src/environment.ts', 'packages/ops/src/environment.ts', 'web/lib/environment.ts'];
const OF_THE_MACHINE = /^(AWS_.*|PATH|HOME|CI|NODE_ENV|NO_COLOR|FORCE_COLOR|JAVA_HOME|NEXT_.*)$/;

async function readNames(): Promise<{ now: string[]; later: string[] }> {
  const [now = '', later = ''] = (await readFile(join(ROOT, 'sample.env'), 'utf8')).split(LATER);
  const names = (text: string) => [...text.matchAll(/^#?([A-Z][A-Z0-9_]+)=/gm)].map(([, name]) => String(name));
  return { now: names(now), later: names(later) };
}

/** The keys of the schema, as they stand in its source. */
async function declaredNames(): Promise<string[]> {
  const sources = await Promise.all(SCHEMAS.map((path) => readFile(join(ROOT, path), 'utf8').catch(() => '')));
  const names = sources.flatMap((source) => [...source.matchAll(/^\s*([A-Z][A-Z0-9_]+):/gm)].map(([, name]) => String(name)));
  return [...new Set(names)].filter((name) => !OF_THE_MACHINE.test(name));
}

describe('sample.env', () => {
  it('documents every setting that is read', async () => {
    const { now } = await readNames();
    expect(now).toEqual(expect.arrayContaining(await declaredNames()));
  });

  it('promises nothing that is not read, except as later', async () => {
    const { now, later } = await readNames();
    const declared = await declaredNames();
    expect(declared).toEqual(expect.arrayContaining(now));
    expect(later.filter((name) => declared.includes(name))).toEqual([]);
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
