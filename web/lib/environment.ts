const LOCAL_ORIGIN = 'http://127.0.0.1:3000';

/** Where the API answers this server, without a prefix. Read when a page is asked for: a build needs no API. */
export function apiOrigin(): string {
  return process.env.API_ORIGIN ?? LOCAL_ORIGIN;
}

/** What visitors see in the address bar, for canonical links. */
export function siteOrigin(): string {
  return process.env.SITE_ORIGIN ?? apiOrigin();
}
