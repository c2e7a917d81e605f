import { afterEach, expect, test, vi } from 'vitest';
import { forgetChat, recallChat, rememberChat } from './chat-ticket.ts';

afterEach(() => vi.unstubAllGlobals());

function storage(kept = new Map<string, string>()): Map<string, string> {
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
  return kept;
}

test('each factoid has its own chat, until it is forgotten', () => {
  storage();
  rememberChat('fct_1', 'cht_01kan9gr2hd5s8z0w6k3n9pb7y');
  rememberChat('fct_2', 'cht_01kan9gr2hd5s8z0w6k3n9pb7z');
  forgetChat('fct_2');
  expect([recallChat('fct_1'), recallChat('fct_2')]).toEqual(['cht_01kan9gr2hd5s8z0w6k3n9pb7y', null]);
});

test('what is no chat’s id is not asked for', () => {
  const kept = storage();
  for (const id of ['../admin', 'cht_a/../b', '', 'run_1']) {
    kept.set('factoids.chat:fct_1', id);
    expect(recallChat('fct_1')).toBeNull();
  }
});

test('a browser that keeps nothing chats all the same', () => {
  vi.stubGlobal('localStorage', undefined);
  expect(() => rememberChat('fct_1', 'cht_1')).not.toThrow();
  expect(recallChat('fct_1')).toBeNull();
  expect(() => forgetChat('fct_1')).not.toThrow();
});
