import { forwardTo } from '../forward-to.ts';
import { s3Operation } from '../parsed/s3-call.ts';
import { type Forward, s3Error } from '../pipeline.ts';

/** As much as the store behind takes at once; S3 itself takes 5 GB. */
const MAX_BYTES = 11 * 1024 * 1024;

/** Objects of one part, whole. Copies, parts, versions and settings of buckets are refused by name rather than done half. */
export function s3Service(endpoint: string): Forward {
  const store = forwardTo(endpoint);
  return async (call) => {
    const known = s3Operation(call) !== undefined && call.headers['x-amz-copy-source'] === undefined;
    if (known && call.body.length > MAX_BYTES) {
      const message = `The local cloud keeps objects of at most ${MAX_BYTES} bytes.`;
      return s3Error(call, { status: 400, code: 'EntityTooLarge', message });
    }
    if (known) return store(call);
    return s3Error(call, {
      status: 501,
      code: 'NotImplemented',
      message: `The local cloud does not answer ${call.method} ${call.path}.`,
    });
  };
}
