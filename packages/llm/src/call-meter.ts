import type { ProviderUsage } from '@factoids/core';
import * as z from 'zod';
import { parseJsonWithNumberText } from './json-number-text.ts';
import { COST_KEYS, CompletionUsage } from './reported-usage.ts';
import { ssePayloads } from './sse-payloads.ts';

/** What the wire has told about one call so far. */
export interface CallRecord {
  /** Whether a request went out at all. */
  readonly sent: boolean;
  /** HTTP status; null before the head of the answer. */
  readonly status: number | null;
  readonly retryAfterSeconds: number | null;
  readonly generationId: string | null;
  /** The last usage that was reported: a provider may repeat it, and it is never added up. */
  readonly usage: ProviderUsage | null;
  readonly finishReason: string | null;
  /** Whether the body carried an `error` object. */
  readonly hasError: boolean;
}

/** Reads a provider's answer as it passes by. It never throws: what cannot be read is not known. */
export interface CallMeter {
  readonly record: CallRecord;
  /** Resolves when the provider has named the generation; stays open when it never does. */
  readonly named: Promise<string>;
  readSending(): void;
  readHead(response: Response): void;
  readBytes(chunk: Uint8Array): void;
  readEnd(): void;
}

const GenerationId = z.string().min(1).max(200);

const Payload = z.object({
  id: GenerationId.optional().catch(undefined),
  usage: CompletionUsage.nullish().catch(null),
  choices: z
    .array(z.object({ finish_reason: z.string().nullish().catch(null) }))
    .optional()
    .catch([]),
  error: z.unknown().optional(),
});

export function callMeter(): CallMeter {
  const named = Promise.withResolvers<string>();
  const decoder = new TextDecoder();
  const events = ssePayloads();
  let record: CallRecord = NOTHING_KNOWN;
  let plainBody: string | null = null;

  const name = (generationId: string | null | undefined): void => {
    if (!generationId || record.generationId !== null) return;
    record = { ...record, generationId };
    named.resolve(generationId);
  };
  const read = (payload: string): void => {
    const learned = readPayload(payload);
    if (!learned) return;
    const { id, usage, finishReason, hasError } = learned;
    name(id);
    record = {
      ...record,
      usage: usage ?? record.usage,
      finishReason: finishReason ?? record.finishReason,
      hasError: hasError || record.hasError,
    };
  };
  const feed = (text: string): void => {
    if (plainBody === null) events.push(text).forEach(read);
    else plainBody += text;
  };

  return {
    get record() {
      return record;
    },
    named: named.promise,
    readSending() {
      record = { ...record, sent: true };
    },
    readHead({ status, headers }) {
      if (headers.get('content-type')?.includes('application/json')) plainBody = '';
      record = { ...record, status, retryAfterSeconds: retryAfterSeconds(headers) };
      name(GenerationId.safeParse(headers.get('x-generation-id')).data);
    },
    readBytes: (chunk) => feed(decoder.decode(chunk, { stream: true })),
    readEnd() {
      feed(decoder.decode());
      (plainBody === null ? events.end() : [plainBody]).forEach(read);
    },
  };
}

const NOTHING_KNOWN: CallRecord = {
  sent: false,
  status: null,
  retryAfterSeconds: null,
  generationId: null,
  usage: null,
  finishReason: null,
  hasError: false,
};

function readPayload(payload: string) {
  const parsed = Payload.safeParse(jsonOrNull(payload));
  if (!parsed.success) return null;
  const { id, usage, choices = [], error } = parsed.data;
  const finishReason = choices.map((choice) => choice.finish_reason).find((reason) => typeof reason === 'string');
  return { id, usage, finishReason, hasError: error !== undefined && error !== null };
}

function jsonOrNull(payload: string): unknown {
  try {
    return parseJsonWithNumberText(payload, COST_KEYS);
  } catch {
    return null;
  }
}

/** `Retry-After` in whole seconds; a date counts from the answer's own `Date`, so no clock of ours is in it. */
export function retryAfterSeconds(headers: Headers): number | null {
  const text = headers.get('retry-after')?.trim();
  if (!text) return null;
  const seconds = /^\d+(\.\d+)?$/.test(text) ? Number(text) : (Date.parse(text) - Date.parse(headers.get('date') ?? '')) / 1_000;
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : null;
}
