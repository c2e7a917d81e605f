import { nanoUsd } from '@factoids/contracts';
import { FACTOID_CALL } from '../admission/index.ts';
import type { Clock } from '../clock.ts';
import { cleanPrefix, type FactoidDraft, type FactoidStore, readDraft, subjectKey } from '../factoids/index.ts';
import type { FactoidWriter, WriteRequest, WriterEvent } from './factoid-writer.ts';
import { frameDeltas } from './frame-deltas.ts';
import { ProviderError } from './provider-error.ts';
import type { RunLog } from './run-log.ts';

interface Deps {
  readonly clock: Clock;
  readonly factoids: FactoidStore;
  readonly writer: FactoidWriter;
}

const DELTA_FRAME_MS = 75;
const RECENT_TEXTS = 8;
const REPAIR_CHARS = 1_000;

interface Writing {
  readonly deps: Deps;
  readonly log: RunLog;
  /** Aborted to stop the model: on cancel, and when the run is lost. */
  readonly stop: AbortController;
}

/** Has the model write a factoid, with one repair attempt. Throws what ends the run without one. */
export async function writeFactoid(writing: Writing): Promise<FactoidDraft> {
  const avoid = await recentTexts(writing);
  let repair: WriteRequest['repair'] = null;
  for (let attempt = 1; attempt <= FACTOID_CALL.attempts; attempt += 1) {
    // Before the call is noted: one that cannot be made must not be booked.
    const request = boundedRequest(writing, avoid, repair);
    await writing.log.startCall(attempt);
    const { output, raw } = await callModel(writing, request);
    const reading = readDraft(output);
    if ('draft' in reading) return reading.draft;
    repair = { previous: raw.slice(0, REPAIR_CHARS), reason: reading.reason };
  }
  throw new ProviderError('invalid_output');
}

async function recentTexts({ deps, log }: Writing): Promise<readonly string[]> {
  const topicKey = subjectKey(log.run().input.topic ?? '');
  const scopes = topicKey === '' ? [null] : [topicKey, null];
  const lists = await Promise.all(scopes.map((key) => deps.factoids.recentTexts({ subjectKey: key, limit: RECENT_TEXTS })));
  return [...new Set(lists.flat())].slice(0, RECENT_TEXTS);
}

/** The request with as many of the recent texts, and then as much of a rejected answer, as the quote's prompt bound leaves room for. */
function boundedRequest({ deps, log, stop }: Writing, avoid: readonly string[], repair: WriteRequest['repair']): WriteRequest {
  const { input, quote } = log.run();
  const { topic, model, temperature } = input;
  const { maxTokens, maxPrice } = quote;
  const withAvoid = (texts: readonly string[]) => ({ topic, model, temperature, maxTokens, maxPrice, avoid: texts, repair });
  for (let count = avoid.length; count >= 0; count -= 1) {
    const request = withAvoid(avoid.slice(0, count));
    if (deps.writer.promptBytes(request) <= quote.callMaxPromptBytes) return { ...request, signal: stop.signal };
  }
  if (!repair?.previous) throw new ProviderError('invalid_output', { billed: false, usage: NOTHING_USED });
  const previous = repair.previous.slice(0, Math.floor(repair.previous.length / 2));
  return boundedRequest({ deps, log, stop }, [], { ...repair, previous });
}

const NOTHING_USED = { promptTokens: 0, completionTokens: 0, cost: nanoUsd(0) } as const;

type Finished = Extract<WriterEvent, { type: 'finished' }>;

async function callModel(writing: Writing, request: WriteRequest): Promise<Finished> {
  const { deps, log, stop } = writing;
  const frames = frameDeltas({
    clock: deps.clock,
    frameMs: DELTA_FRAME_MS,
    append: (text) => log.append({ type: 'delta', text }),
    onFailure: () => stop.abort(),
  });
  try {
    return await readAnswer(writing, request, frames.push);
  } catch (error) {
    if (error instanceof ProviderError) noteFailure(log, error);
    throw error;
  } finally {
    await frames.close();
  }
}

async function readAnswer({ deps, log }: Writing, request: WriteRequest, push: (text: string) => void): Promise<Finished> {
  let shown = '';
  for await (const event of deps.writer.write(request)) {
    if (event.type === 'generation') {
      log.noteGeneration(event.generationId);
    } else if (event.type === 'text') {
      const text = cleanPrefix(event.text);
      if (text.length > shown.length && text.startsWith(shown)) {
        push(text.slice(shown.length));
        shown = text;
      }
    } else {
      if (event.usage) log.noteUsage(event.usage);
      return event;
    }
  }
  throw new ProviderError('provider_failed');
}

function noteFailure(log: RunLog, error: ProviderError): void {
  if (error.generationId !== null) log.noteGeneration(error.generationId);
  const usage = error.billed ? error.usage : NOTHING_USED;
  if (usage) log.noteUsage(usage);
}
