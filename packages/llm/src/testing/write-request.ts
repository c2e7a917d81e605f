import type { FactoidWriter, WriteRequest, WriterEvent } from '@factoids/core';
import { type FactoidWriterOptions, openRouterFactoidWriter } from '../open-router-factoid-writer.ts';

export const API_KEY = 'sk-or-secret-of-the-test';

export function writerAt(baseUrl: string, options: Partial<FactoidWriterOptions> = {}): FactoidWriter {
  return openRouterFactoidWriter({ baseUrl, apiKey: API_KEY, idleTimeoutMs: 5_000, totalTimeoutMs: 10_000, ...options });
}

export function writeRequest(changes: Partial<WriteRequest> = {}): WriteRequest {
  return {
    model: { id: 'acme/small', structuredOutput: true, tools: true },
    topic: 'otters',
    avoid: [],
    temperature: null,
    maxTokens: 500,
    maxPrice: { promptUsdPerMillion: '0.15', completionUsdPerMillion: '0.6', requestUsd: '0' },
    repair: null,
    signal: new AbortController().signal,
    ...changes,
  };
}

export async function collect(events: AsyncIterable<WriterEvent>): Promise<WriterEvent[]> {
  const seen: WriterEvent[] = [];
  for await (const event of events) seen.push(event);
  return seen;
}

export function texts(events: readonly WriterEvent[]): string[] {
  return events.flatMap((event) => (event.type === 'text' ? [event.text] : []));
}

export function finished(events: readonly WriterEvent[]): Extract<WriterEvent, { type: 'finished' }> {
  const last = events.at(-1);
  if (last?.type !== 'finished') throw new Error('the writer did not finish');
  return last;
}
