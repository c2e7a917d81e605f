import { cookieOf, keepCookie } from './cookie-jars.ts';
import { addressOf, exchange, textOf } from './exchange.ts';
import type { LoadOrder, SeenLoad } from './orders.ts';

/** Apart from the visitors of runs, who all share one network. */
const FIRST_VISITOR = 10_000;

/** Every visitor has one request in flight; whoever is answered asks the next, until all have been asked. */
export async function carryLoad(origin: string, { visitors, times, paths, bodies, ...asked }: LoadOrder): Promise<SeenLoad> {
  const statuses: Record<number, number> = {};
  let left = times;
  async function askOn(place: number): Promise<void> {
    const visitor = FIRST_VISITOR + place;
    const path = paths?.[place % paths.length] ?? asked.path;
    for (let turn = 0; left > 0; turn += 1) {
      left -= 1;
      const body = bodies?.[turn % bodies.length] ?? asked.body;
      const answer = await exchange(origin, { ...asked, path, body, cookie: cookieOf(visitor), from: addressOf(visitor) });
      await textOf(answer);
      keepCookie(visitor, answer);
      const { statusCode = 0 } = answer;
      statuses[statusCode] = (statuses[statusCode] ?? 0) + 1;
    }
  }
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: visitors }, (_, place) => askOn(place)));
  return { seconds: (performance.now() - startedAt) / 1000, statuses };
}
