import type * as z from 'zod';
import type { RunEvent } from '../run-event.ts';

type Examples = Record<string, { readonly summary?: string; readonly value: unknown }>;

/** What a route is shown with. */
export interface RouteExamples {
  readonly body?: Examples;
  readonly success?: Examples;
}

/** A stream of these events as it goes over the wire. */
export function eventStreamExample(events: readonly z.input<typeof RunEvent>[]): string {
  const frames = events.map((event) => `id: ${event.seq}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
  return ['retry: 1000\n\n', ...frames].join('');
}
