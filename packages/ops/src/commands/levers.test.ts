import { expect, test } from 'vitest';
import { callTo } from '../testing/call-to.ts';
import { COMMANDS } from './index.ts';

/** Nothing listens there: what does not fit is refused before anything is asked. */
const NOWHERE = callTo('http://127.0.0.1:1');

const refused = (name: string, options: Record<string, string>) =>
  expect(COMMANDS[name]?.execute(NOWHERE, { options, dryRun: false })).rejects;

test.each(['everything', 'model:', 'model:a b', ''])('%j is nothing that can be killed', async (target) => {
  await refused('kill', { target }).toThrow(/target/);
  await refused('unkill', { target }).toThrow(/target/);
});

test.each([
  ['usd', { scope: 'global', usd: '-1', for: '2h' }],
  ['usd', { scope: 'global', usd: '0', for: '2h' }],
  ['usd', { scope: 'global', usd: '1e3', for: '2h' }],
  ['for', { scope: 'global', usd: '1', for: 'ever' }],
  ['for', { scope: 'global', usd: '1', for: '0h' }],
  ['scope', { scope: 'everyone', usd: '1', for: '2h' }],
  ['scope', { usd: '1', for: '2h' }],
])('a boost is refused for its %s: %j', async (name, options) => {
  await refused('budget:boost', options).toThrow(new RegExp(name));
});

test('who is kept out is a session, a network or a key', async () => {
  await refused('deny', { party: 'everyone' }).toThrow(/party/);
  await refused('deny', { party: 'key:key_1', for: 'long' }).toThrow(/for/);
  await refused('allow', { party: '127.0.0.1' }).toThrow(/party/);
});

test('a factoid is named by its id', async () => {
  for (const command of ['factoid:hide', 'factoid:unhide', 'factoid:show'])
    await refused(command, { id: 'otters' }).toThrow(/id/);
  await refused('feedback:list', { factoid: 'otters' }).toThrow(/factoid/);
  for (const limit of ['0', '101', 'many']) await refused('feedback:list', { limit }).toThrow(/limit/);
});

test('the usage says what each of them takes', () => {
  expect(COMMANDS['kill']?.usage).toBe('TARGET [--reason TEXT]');
  expect(COMMANDS['budget:boost']?.usage).toBe('--scope TEXT --usd TEXT --for TEXT [--reason TEXT]');
  expect(COMMANDS['policy:set']?.usage).toBe('FILE [--reason TEXT]');
  expect(COMMANDS['deny']?.usage).toBe('PARTY [--for TEXT] [--reason TEXT]');
  expect(COMMANDS['factoid:hide']?.usage).toBe('ID [--reason TEXT]');
  expect(COMMANDS['factoid:show']?.usage).toBe('ID');
  expect(COMMANDS['feedback:list']?.usage).toBe('[--factoid TEXT] [--limit TEXT]');
});
