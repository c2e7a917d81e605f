import { cookieOf, keepCookie } from './cookie-jars.ts';
import { addressOf, exchange, textOf } from './exchange.ts';
import type { LoadOrder, SeenLoad } from './orders.ts';

/** Apart from the visitors of runs, who all share one network. */
const FIRST_VISITOR = 10_000;

/** Every visitor has one request in flight; whoever is answered asks the next, until all have been asked. */
export async function carryLoad(origin: string, { visitors, times, ...asked }: LoadOrder): Promise<SeenLoad> {
  const statuses: Record<number, number> = {};
  let left = times;
  async function askOn(place: number): Promise<void> {
    const visitor = FIRST_VISITOR + place;
    while (left > 0) {
      left -= 1;
      const answer = await exchange(origin, { ...asked, cookie: cookieOf(visitor), from: addressOf(visitor) });
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
