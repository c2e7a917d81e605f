/**
 * What CloudFront does with the API's paths; the first pattern that fits counts, streams before the rest. Also what the front door
 * of the local cloud goes by, so that it keeps nothing that CloudFront would not.
 */
export const API_PATHS = {
  streamed: ['/api/factoids/streams/*', '/v1/factoids/streams/*'],
  /** The public reads; ids say what they are, so that `fct_*` takes no caller's own runs along. */
  cached: ['/api/factoids', '/api/factoids/fct_*', '/api/models', '/openapi.json'],
  passed: ['/api/*', '/v1/*', '/healthz', '/livez'],
} as const;

/** The longest that a public read is kept, whatever it says itself. */
export const PUBLIC_READS_MAX_SECONDS = 300;
