import { expect, test } from 'vitest';
import { formatEntry } from './format-entry.ts';
import { parseFunctionLine } from './parse-function-line.ts';

const show = (line: string, requestId?: string) =>
  formatEntry({
    atMs: new Date(2026, 10, 22, 12, 0, 1, 123).getTime(),
    source: 'api-runs',
    ...parseFunctionLine(line, requestId),
  });

test('a JSON line of a function is one readable line with its request id', () => {
  const line = '{"level":"INFO","message":"run requested","timestamp":"x","request_id":"r1","run_id":"run_1"}';
  expect(show(line)).toBe('12:00:01.123 api-runs     info  run requested  request_id=r1 run_id=run_1');
});

test('what console wrote around it is taken off', () => {
  expect(show('2026-11-22T12:00:00.000Z\tr1\tWARN\t{"message":"low"}')).toContain('warn  low');
  expect(show('2026-11-22T12:00:00.000Z\tr1\tERROR\tplain text', 'r1')).toContain('error plain text  invocation=r1');
});

test('an error that a function threw shows its name, message and first frames', () => {
  const json = '{"errorType":"TypeError","errorMessage":"no","stack":["TypeError: no","    at one","    at two"]}';
  expect(show(`2026-11-22T12:00:00.000Z\tr1\tERROR\tInvoke Error \t${json}`)).toContain(
    'Invoke Error: TypeError: no\n    at one\n    at two',
  );
});
