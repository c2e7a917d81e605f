'use client';

import { ApiProblem, type Schemas } from '@factoids/client';
import { useCallback, useEffect, useReducer, useRef } from 'react';
import { browserClient, serverClock } from '../../lib/browser-api.ts';
import { refusalOf } from '../limits/refusal.ts';
import { type Desk, type DeskAction, EMPTY_DESK, reduceDesk } from './desk.ts';
import { forgetTicket, type RunTicket, recallTicket, rememberTicket, ticketOf } from './run-ticket.ts';

type Wish = Schemas['GenerateBody'];

export interface RunControls {
  readonly desk: Desk;
  start(wish: Wish): void;
  /** The same wish again, or the other one when a reload has forgotten what it was. */
  retry(otherwise: Wish): void;
  /** Stops the run on the server: nobody writes or pays on. */
  cancel(): void;
}

/**
 * One run at a time: asked for, watched, found again after a reload, stopped. Leaving the page stops nothing.
 * @param onAnswered The API has said yes or no, and limits are no longer what they were.
 */
export function useRun(onAnswered: () => void): RunControls {
  const [desk, dispatch] = useReducer(reduceDesk, EMPTY_DESK);
  const watching = useRef<AbortController>(null);
  const lastWish = useRef<{ wish: Wish; idempotencyKey: string }>(null);

  const follow = useCallback((ticket: RunTicket) => {
    watching.current?.abort();
    const leaving = new AbortController();
    watching.current = leaving;
    dispatch({ type: 'accepted', ticket });
    void watch(ticket, leaving.signal, dispatch);
  }, []);

  useEffect(() => {
    const ticket = recallTicket();
    if (ticket) follow(ticket);
    return () => watching.current?.abort();
  }, [follow]);

  const ask = useCallback(async () => {
    if (!lastWish.current) return;
    const { wish, idempotencyKey } = lastWish.current;
    dispatch({ type: 'asked' });
    try {
      const startedAt = Date.now();
      const ticket = ticketOf(await browserClient.generateFactoid(wish, { idempotencyKey }), startedAt);
      rememberTicket(ticket);
      follow(ticket);
      lastWish.current = { wish, idempotencyKey: crypto.randomUUID() };
    } catch (error) {
      // Without a clear no, nobody knows whether the run exists: the same key makes the next try find it.
      if (error instanceof ApiProblem && error.problem.status < 500)
        lastWish.current = { wish, idempotencyKey: crypto.randomUUID() };
      dispatch({ type: 'refused', refusal: refusalOf(error, serverClock) });
    }
    onAnswered();
  }, [follow, onAnswered]);

  return {
    desk,
    start(wish) {
      lastWish.current = { wish, idempotencyKey: crypto.randomUUID() };
      void ask();
    },
    retry(otherwise) {
      lastWish.current ??= { wish: otherwise, idempotencyKey: crypto.randomUUID() };
      void ask();
    },
    cancel: () => void (desk.ticket && stop(desk.ticket, dispatch)),
  };
}

type Dispatch = (action: DeskAction) => void;

async function watch(ticket: RunTicket, signal: AbortSignal, dispatch: Dispatch): Promise<void> {
  const onContact = (isInContact: boolean) => dispatch({ type: 'contact', isInContact });
  try {
    const events = browserClient.watchRun(ticket, { signal, onContact });
    for await (const event of events) dispatch({ type: 'happened', event, at: Date.now() });
    if (!signal.aborted) forgetTicket();
  } catch (error) {
    if (signal.aborted) return;
    forgetTicket();
    // An old ticket of a session that is gone is no news to anybody.
    const isGone = error instanceof ApiProblem && error.problem.code === 'not_found';
    dispatch(isGone ? { type: 'cleared' } : { type: 'refused', refusal: refusalOf(error, serverClock) });
  }
}

/** The run's end arrives by its stream; here only a refusal to stop matters, and that leaves the button usable again. */
async function stop(ticket: RunTicket, dispatch: Dispatch): Promise<void> {
  dispatch({ type: 'stopping', isStopping: true });
  await browserClient.cancelRun(ticket.request_id).catch(() => dispatch({ type: 'stopping', isStopping: false }));
}
