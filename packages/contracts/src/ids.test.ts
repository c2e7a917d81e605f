import { describe, expect, it } from 'vitest';
import { FactoidId, KeyId, RunId, SessionId } from './ids.ts';

const ULID = '01kan9gqm07v3c2m1xq4t8r5we';
const SCHEMAS = { fct: FactoidId, run: RunId, ses: SessionId, key: KeyId };

describe('an id', () => {
  it('says what it names: no schema takes the id of another thing', () => {
    for (const [prefix, schema] of Object.entries(SCHEMAS)) {
      for (const other of Object.keys(SCHEMAS)) {
        expect(schema.safeParse(`${other}_${ULID}`).success, `${prefix} given ${other}`).toBe(prefix === other);
      }
    }
  });

  it.each([
    ['upper case', `run_${ULID.toUpperCase()}`],
    ['a letter that looks like another', `run_${ULID.slice(0, -1)}l`],
    ['a time beyond 48 bits', `run_8${ULID.slice(1)}`],
    ['too short', `run_${ULID.slice(1)}`],
    ['too long', `run_${ULID}0`],
    ['a line break at the end', `run_${ULID}\n`],
    ['a path', `run_../${ULID}`],
    ['nothing', ''],
  ])('is refused with %s', (_what, text) => {
    expect(RunId.safeParse(text).success).toBe(false);
  });
});
