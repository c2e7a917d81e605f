import { IncomingMessage, type ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import { parsePrelude, type ResponseHead } from './integration-response.ts';
import { createPreludeSplitter } from './prelude-splitter.ts';

export interface StreamAnswerOptions {
  readonly source: Readable;
  readonly response: ServerResponse;
  /** Sends status and headers. */
  readonly begin: (head: ResponseHead) => void;
  /** The function's answer has no head that can be read. */
  readonly malformed: () => void;
}

/**
 * Passes a streamed answer on, chunk by chunk as they come. When the client has left, the rest is read and dropped: the
 * function runs on. An answer that breaks off cuts the connection, so that the client sees it.
 * @returns when the function has ended its answer.
 */
export function streamAnswer({ source, response, begin, malformed }: StreamAnswerOptions): Promise<void> {
  const splitter = createPreludeSplitter();
  let begun = false;
  let refused = false;

  function onHead(chunk: Buffer): void {
    const split = splitter.push(chunk);
    if (split === 'incomplete') return;
    const head = split === 'too_long' ? undefined : parsePrelude(split.prelude);
    if (split === 'too_long' || !head) {
      refused = true;
      malformed();
      return;
    }
    begun = true;
    begin(head);
    response.flushHeaders();
    if (split.rest.length > 0) write(split.rest);
  }

  function write(chunk: Buffer): void {
    if (response.destroyed || response.write(chunk)) return;
    source.pause();
    response.once('drain', () => source.resume());
  }

  response.once('close', () => source.resume());
  source.on('data', (chunk: Buffer) => {
    if (refused) return;
    if (begun) write(chunk);
    else onHead(chunk);
  });
  return new Promise((resolve) => {
    source.once('end', () => {
      if (!begun && !refused) malformed();
      else if (failedMidway(source)) response.destroy();
      else if (!refused) response.end();
    });
    source.once('error', () => {
      if (begun) response.destroy();
      else if (!refused) malformed();
      resolve();
    });
    source.once('close', () => resolve());
  });
}

/** The runtime reports an error after the first byte in trailers. */
function failedMidway(source: Readable): boolean {
  return source instanceof IncomingMessage && source.trailers['lambda-runtime-function-error-type'] !== undefined;
}
