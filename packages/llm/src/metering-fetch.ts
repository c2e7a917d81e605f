import type { CallDeadline } from './call-deadline.ts';
import type { CallMeter } from './call-meter.ts';

interface MeteringFetch {
  readonly fetch: typeof fetch;
  readonly meter: CallMeter;
  readonly deadline: CallDeadline;
}

/**
 * A fetch for exactly one request: its answer passes untouched, and the meter sees head and bytes before the reader does.
 * A second request is refused and a redirect not followed, since either would be a call that nobody held money for.
 */
export function meteringFetch({ fetch: send, meter, deadline }: MeteringFetch): typeof fetch {
  let attempts = 0;
  return async (input, init) => {
    attempts += 1;
    if (attempts > 1) throw new Error('a model call makes one request');
    const signal = init?.signal ? AbortSignal.any([init.signal, deadline.signal]) : deadline.signal;
    signal.throwIfAborted();
    meter.readSending();
    const response = await send(input, { ...init, redirect: 'error', signal });
    deadline.touch();
    meter.readHead(response);
    if (!response.body) return response;
    const { status, statusText, headers } = response;
    return new Response(response.body.pipeThrough(tap(meter, deadline)), { status, statusText, headers });
  };
}

function tap(meter: CallMeter, deadline: CallDeadline): TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> {
  return new TransformStream({
    transform(chunk, controller) {
      deadline.touch();
      meter.readBytes(chunk);
      controller.enqueue(chunk);
    },
    flush: () => meter.readEnd(),
  });
}
