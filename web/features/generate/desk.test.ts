import { describeProblem, RunEvent } from '@factoids/contracts';
import { describe, expect, test } from 'vitest';
import { type Desk, EMPTY_DESK, isBusy, reduceDesk } from './desk.ts';

const RUN_ID = 'run_01kan9gr2hd5s8z0w6k3n9pb7y';
const ticket = { request_id: RUN_ID, stream_url: '/api/s', status_url: '/api/r', startedAt: 1_000 };
const accepted = reduceDesk(EMPTY_DESK, { type: 'accepted', ticket });

function happen(desk: Desk, seq: number, body: object): Desk {
  const event = RunEvent.parse({ run_id: RUN_ID, seq, at: '2026-11-22T09:00:00.000Z', ...body });
  return reduceDesk(desk, { type: 'happened', event, at: 4_200 });
}

describe('the generator', () => {
  test('is busy from the press of the button to the end of the run, and not a moment longer', () => {
    const asked = reduceDesk(EMPTY_DESK, { type: 'asked' });
    const writing = happen(accepted, 1, { type: 'running', model: 'acme/small', attempt: 1 });
    const stopped = happen(writing, 2, { type: 'cancelled' });
    expect([EMPTY_DESK, asked, accepted, writing, stopped].map(isBusy)).toEqual([false, true, true, true, false]);
    expect(stopped.tookMs).toBe(3_200);
  });

  test('knows that nothing is heard of the run, until something is or another one begins', () => {
    const lost = reduceDesk(accepted, { type: 'contact', isInContact: false });
    expect([lost.isInContact, isBusy(lost)]).toEqual([false, true]);
    expect(reduceDesk(lost, { type: 'contact', isInContact: true })).toEqual(accepted);
    expect(reduceDesk(lost, { type: 'accepted', ticket }).isInContact).toBe(true);
  });

  test('a failed run leaves its problem in words', () => {
    const failed = happen(accepted, 1, { type: 'failed', problem: describeProblem('provider_busy') });
    expect(failed.refusal?.words).toMatchObject({ title: 'The model is busy', isRetryable: true });
  });

  test('a refusal ends the asking, and the next try forgets it', () => {
    const words = { title: 'No', detail: 'No.', hints: [], isRetryable: true, requestId: null };
    const refusal = { words, problem: null, wait: null };
    const refused = reduceDesk(reduceDesk(EMPTY_DESK, { type: 'asked' }), { type: 'refused', refusal });
    expect(isBusy(refused)).toBe(false);
    expect(reduceDesk(refused, { type: 'asked' }).refusal).toBeNull();
  });
});
