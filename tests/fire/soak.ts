/**
 * `pnpm soak [--kills 200]`: runs under random kills; fails when one is lost, doubled or mismatched.
 * `pnpm soak --sequences N | --minutes M [--store memory|dynamodb]`: random interleavings of admissions, settlements and all that
 * goes wrong; fails when a promise is broken. `--path` shows such a failure again. Both take `--seed`.
 */
import { parseArgs } from 'node:util';
import { soakSequences } from '../proof/soak-sequences.ts';
import { requireNode } from '../requirements.ts';
import { soakKills } from './soak-kills.ts';

const text = { type: 'string' } as const;
const { values } = parseArgs({
  args: process.argv.slice(2).filter((arg) => arg !== '--'),
  options: {
    kills: { ...text, default: '200' },
    seed: text,
    sequences: text,
    minutes: text,
    store: { ...text, default: 'memory' },
    longest: { ...text, default: '50' },
    path: text,
  },
});
const seed = wholeNumber('seed', values.seed ?? String(Date.now() % 1_000_000));
const isSequences = values.sequences !== undefined || values.minutes !== undefined || values.path !== undefined;

requireNode();
const isWell = isSequences
  ? (await soakSequences(sequenceOptions())) === 0
  : await soakKills({ kills: wholeNumber('kills', values.kills), seed });
process.exitCode = isWell ? 0 : 1;

function sequenceOptions() {
  const { store, path } = values;
  if (store !== 'memory' && store !== 'dynamodb') throw new RangeError(`--store is memory or dynamodb, not ${store}`);
  const limit = (name: 'sequences' | 'minutes') => {
    const given = values[name];
    return given === undefined ? Number.POSITIVE_INFINITY : wholeNumber(name, given);
  };
  const sequences = path === undefined ? limit('sequences') : 1;
  return { store, path, sequences, minutes: limit('minutes'), seed, longest: wholeNumber('longest', values.longest) } as const;
}

function wholeNumber(name: string, given: string): number {
  if (!/^\d{1,9}$/.test(given)) throw new RangeError(`--${name} is a whole number, not ${given}`);
  return Number(given);
}
