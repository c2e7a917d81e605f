import type { OpenNextConfig } from '@opennextjs/aws/types/open-next.js';

/** One buffered server for the pages, which keeps nothing of its own: no cache, no tags, no queue behind it. */
const config: OpenNextConfig = {
  default: { override: { wrapper: 'aws-lambda', incrementalCache: 'dummy', tagCache: 'dummy', queue: 'dummy' } },
  dangerous: { disableIncrementalCache: true, disableTagCache: true },
  buildCommand: './node_modules/.bin/next build',
};

export default config;
