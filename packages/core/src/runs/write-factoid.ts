import { FACTOID_CALL } from '../admission/index.ts';
import type { AppError } from '../app-error.ts';
import type { Clock } from '../clock.ts';
import { cleanPrefix, type FactoidDraft, type FactoidStore, readDraft, subjectKey } from '../factoids/index.ts';
import type { FactoidSearch } from '../search/index.ts';
import { duplicateOf, TWIN_REASON } from './duplicate.ts';
import type { FactoidWriter, WriteRequest, WriterEvent } from './factoid-writer.ts';
import { findTwin, newestOf, type Told } from './find-twin.ts';
import { frameDeltas } from './frame-deltas.ts';
import { NOTHING_USED, ProviderError } from './provider-error.ts';
import type { RunOf } from './run.ts';
import type { RunLog } from './run-log.ts';

interface Deps {
  readonly clock: Clock;
  readonly factoids: FactoidStore;
  readonly search: Pick<FactoidSearch, 'similar'>;
  readonly writer: FactoidWriter;
}

const RECENT_TEXTS = 8;
const REPAIR_CHARS = 1_000;

interface Writing {
  readonly deps: Deps;
  readonly log: RunLog<RunOf<'factoid'>>;
  /** Aborted to stop the model: on cancel, and when the run is lost. */
  readonly stop: AbortController;
}

/**
 * Has the model write a factoid that is not on the site yet, with one repair attempt. Throws what ends the run without one:
 * `invalid_output`, `duplicate`, or how the model failed.
 */
export async function writeFactoid(writing: Writing): Promise<FactoidDraft> {
  const known = await newestFactoids(writing);
  let task: Task = { avoid: known.map(({ text }) => text), repair: null, needed: 0 };
  let flaw: AppError = new ProviderError('invalid_output');
  for (let attempt = 1; attempt <= FACTOID_CALL.attempts; attempt += 1) {
    // Before the call is noted: one that cannot be made must not be booked.
    const request = boundedRequest(writing, task);
    await writing.log.startCall({ type: 'running', model: writing.log.run().input.model.id, attempt });
    const { output, raw } = await callModel(writing, request);
    const reading = readDraft(output);
    if ('reason' in reading) {
      task = { ...task, repair: { previous: raw.slice(0, REPAIR_CHARS), reason: reading.reason } };
      flaw = new ProviderError('invalid_output');
      continue;
    }
    const twin = await findTwin({ deps: writing.deps, draft: reading.draft, known });
    if (twin === null) return reading.draft;
    task = withoutTwin(task, reading.draft, twin);
    flaw = duplicateOf(twin.id);
  }
  throw flaw;
}

/** What the model is asked for beside the topic. */
interface Task {
  readonly avoid: readonly string[];
  readonly repair: WriteRequest['repair'];
  /** How many of the texts to avoid must be told of, even if a rejected answer has to give way. */
  readonly needed: number;
}

function withoutTwin({ avoid }: Task, draft: FactoidDraft, { text: twin }: Told): Task {
  const repair = { previous: draft.text, reason: TWIN_REASON };
  return { avoid: [twin, ...avoid.filter((text) => text !== twin)], repair, needed: 1 };
}

async function newestFactoids({ deps, log }: Writing): Promise<readonly Told[]> {
  const topicKey = subjectKey(log.run().input.topic ?? '');
  const scopes = topicKey === '' ? [null] : [topicKey, null];
  const lists = await Promise.all(scopes.map((key) => newestOf(deps.factoids, key, RECENT_TEXTS)));
  return [...new Map(lists.flat().map((told) => [told.text, told])).values()].slice(0, RECENT_TEXTS);
}

/** The request with as many of the recent texts, and then as much of a rejected answer, as the quote's prompt bound leaves room for. */
function boundedRequest({ deps, log, stop }: Writing, task: Task): WriteRequest {
  const { avoid, repair, needed } = task;
  const { input, quote } = log.run();
  const { topic, model, temperature } = input;
  const { maxTokens, maxPrice } = quote;
  const withAvoid = (texts: readonly string[]) => ({ topic, model, temperature, maxTokens, maxPrice, avoid: texts, repair });
  const atLeast = repair?.previous ? needed : 0;
  for (let count = avoid.length; count >= atLeast; count -= 1) {
    const request = withAvoid(avoid.slice(0, count));
    if (deps.writer.promptBytes(request) <= quote.callMaxPromptBytes) return { ...request, signal: stop.signal };
  }
  if (!repair?.previous) throw new ProviderError('invalid_output', { billed: false, usage: NOTHING_USED });
  const previous = repair.previous.slice(0, Math.floor(repair.previous.length / 2));
  return boundedRequest({ deps, log, stop }, { ...task, avoid: avoid.slice(0, needed), repair: { ...repair, previous } });
}

type Finished = Extract<WriterEvent, { type: 'finished' }>;

async function callModel(writing: Writing, request: WriteRequest): Promise<Finished> {
  const { deps, log, stop } = writing;
  const frames = frameDeltas({
    clock: deps.clock,
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
  if (error.booked) log.noteUsage(error.booked);
}
