/**
 * What CloudFront does with a path of the API. `streamed`: passed on as it comes. `cached`: a public read, kept as long as it says.
 * `cached_by_host`: one that names the host it was asked at. `passed`: with everything that tells who asks, and never kept.
 */
export type PathBehavior = 'streamed' | 'cached' | 'cached_by_host' | 'passed';

/**
 * The API's paths in order: the first pattern that fits counts. Also what the front door of the local cloud goes by, so that it keeps
 * nothing that CloudFront would not.
 */
export const API_PATHS: readonly (readonly [pattern: string, behavior: PathBehavior])[] = [
  ['/api/factoids/streams/*', 'streamed'],
  ['/v1/factoids/streams/*', 'streamed'],
  ['/api/chat/sessions/*/stream', 'streamed'],
  ['/v1/chat/sessions/*/stream', 'streamed'],
  // Below a factoid is what somebody does with it, and only they may know.
  ['/api/factoids/fct_*/*', 'passed'],
  // The public reads; ids say what they are, so that `fct_*` takes no caller's own runs along.
  ['/api/factoids', 'cached'],
  ['/api/factoids/fct_*', 'cached'],
  ['/api/factoids/subjects', 'cached'],
  ['/api/factoids/today', 'cached'],
  ['/api/models', 'cached'],
  ['/openapi.json', 'cached'],
  ['/feed.xml', 'cached_by_host'],
  ['/feed.json', 'cached_by_host'],
  ['/api/*', 'passed'],
  ['/v1/*', 'passed'],
  ['/healthz', 'passed'],
  ['/livez', 'passed'],
];

/** The longest that a public read is kept, whatever it says itself; also while it is asked for anew. */
export const PUBLIC_READS_MAX_SECONDS = 30;
