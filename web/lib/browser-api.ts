import { factoidsClient } from '@factoids/client';
import { createServerClock } from './server-clock.ts';

export const serverClock = createServerClock();

/** The page's own origin, with the visitor's session cookie. Every answer also tells the server's time. */
export const browserClient = factoidsClient({
  fetch: async (input, init) => {
    const response = await fetch(input, init);
    serverClock.note(response.headers);
    return response;
  },
});
