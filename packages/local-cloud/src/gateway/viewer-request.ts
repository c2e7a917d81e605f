import type { IncomingMessage } from 'node:http';
import type { RenderedResponse } from './gateway-responses.ts';

/** A request as the front door hands it on: headers in order and with their case, as the origin gets them. */
export interface ViewerRequest {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Where the connection comes from. */
  readonly sourceIp: string;
  readonly body: IncomingMessage;
  /** Told of an answer that is not streamed before it leaves. @returns what leaves in its place. */
  readonly onWhole?: (answer: RenderedResponse) => RenderedResponse;
}

/** The last value of a header, as API Gateway reads one. */
export function headerOf(request: Pick<ViewerRequest, 'headers'>, name: string): string | undefined {
  return request.headers.findLast(([each]) => each.toLowerCase() === name)?.[1];
}
