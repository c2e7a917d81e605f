import { describe, expect, it } from 'vitest';
import { httpEvent } from '../testing/http-events.ts';
import { lastEventIdOf } from './last-event-id.ts';

const read = (value?: string) => lastEventIdOf(httpEvent({ headers: value === undefined ? {} : { 'Last-Event-ID': value } }));

describe('the last event that a reader has seen', () => {
  it('is none at first, and after that the number that came with it', () => {
    expect([read(), read(''), read('0'), read('17')]).toEqual([0, 0, 0, 17]);
  });

  it.each(['1000000', '4294967296', '9'.repeat(400)])('is a number also where no log gets as far: %s', (value) => {
    expect(read(value)).toBe(999_999);
  });

  it.each(['-1', '1.5', '0x1', '1,2', 'seven', '\u0661'])('is no %s', (value) => {
    expect(() => read(value)).toThrow(expect.objectContaining({ code: 'invalid_request' }));
  });
});
