import { factoidsClient } from '@factoids/client';

/** The page's own origin, with the visitor's session cookie. */
export const browserClient = factoidsClient();
