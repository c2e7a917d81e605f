import { once } from 'node:events';
import type { Exchange } from '../exchange.ts';
import type { LedgerEntry } from '../ledger.ts';
import { costOf } from '../price.ts';
import { generationId, type ProviderContext, randomId } from '../provider-context.ts';
import { ProviderError } from '../provider-error.ts';
import type { Behaviour, CallStep } from '../settings.ts';
import type { Answer } from './answer.ts';
import { type AnswerSink, bodySink, streamSink } from './answer-sink.ts';
import type { CompletionRequest } from './completion-request.ts';
import { envelopeOf, usageView } from './completion-views.ts';
import { type CompletionPlan, planCompletion } from './plan-completion.ts';
import { type Script, scriptOf, type Token } from './script.ts';
import { scriptedAnswer, stepOf } from './scripted-answer.ts';
import { type Written, writeTokens } from './write-tokens.ts';

interface Call {
  readonly context: ProviderContext;
  readonly exchange: Exchange;
  readonly plan: CompletionPlan;
  readonly behaviour: Behaviour;
  readonly entry: LedgerEntry;
}

/**
 * Answers one completion call. From its acceptance on it is in the ledger and its prompt is billed; the completion is
 * billed for the tokens written, also when the client goes away in the middle.
 */
export async function completeChat(context: ProviderContext, exchange: Exchange, request: CompletionRequest): Promise<void> {
  const behaviour = stepOf(context.settings.behaviour(request), request);
  const { refusal } = behaviour;
  if (refusal) throw new ProviderError(refusal.status, refusal.message, refusal.retryAfterSeconds);
  const plan = planCompletion(request, context.clock.now());
  const call = { context, exchange, plan, behaviour, entry: openEntry(context, plan) };
  const answer = answerOf(call);
  await say(call, scriptOf({ answer, behaviour, maxTokens: plan.maxTokens }), sinkOf(call, answer));
}

function openEntry(context: ProviderContext, { request, model, promptTokens }: CompletionPlan): LedgerEntry {
  return context.ledger.open({
    generationId: generationId(context),
    kind: 'completion',
    model,
    streamed: request.stream === true,
    messages: request.messages,
    promptTokens,
    atMs: context.clock.now(),
  });
}

function answerOf({ context, plan, behaviour }: Call): Answer {
  const answer = context.answers.answer(plan, behaviour.mode ?? context.settings.mode);
  return scriptedAnswer(answer, behaviour, plan.request);
}

function sinkOf({ context, exchange, plan, entry }: Call, answer: Answer): AnswerSink {
  const envelope = envelopeOf(entry.generationId, plan.model, context.clock.now());
  const callIds = answer.calls.map(() => `call_${randomId(context)}`);
  const input = { response: exchange.response, envelope, answer, callIds };
  return plan.request.stream ? streamSink(input) : bodySink(input);
}

async function say(call: Call, { tokens, finish, ending }: Script, sink: AnswerSink): Promise<void> {
  const written = await deliver(call, tokens, sink);
  const usage = settle(call, written, ending === 'whole' ? finish : 'error');
  if (call.exchange.signal.aborted) return;
  if (ending === 'whole') sink.close(finish, usage, { omitUsage: call.behaviour.omitUsage ?? false });
  else sink.break(ending);
}

/** Says the tokens, or as far as the behaviour lets it come. A client that is gone is sent nothing more. */
async function deliver(call: Call, tokens: readonly Token[], sink: AnswerSink): Promise<Written> {
  const { context, exchange, behaviour } = call;
  const { signal } = exchange;
  await reach(call, 'accepted');
  if (behaviour.silence === 'before_headers') await departure(signal);
  if (signal.aborted) return NOTHING_WRITTEN;
  sink.open({ keepAlive: behaviour.silence === undefined });
  await reach(call, 'headers');
  if (behaviour.silence === 'after_headers') await departure(signal);
  const pace = { ...context.settings, ...behaviour };
  const { clock, gate } = context;
  const afterFirst = () => reach(call, 'first_token');
  const written = await writeTokens({ tokens, pace, clock, gate, signal, write: sink.write, afterFirst });
  await reach(call, 'last_token');
  return written;
}

async function reach({ behaviour, entry }: Call, step: CallStep): Promise<void> {
  await behaviour.onStep?.(step, entry.generationId);
}

const NOTHING_WRITTEN: Written = { count: 0, latencyMs: 0, generationMs: 0 };

async function departure(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await once(signal, 'abort');
}

function settle({ context, exchange, plan, entry }: Call, written: Written, finish: string): object {
  const cost = costOf(plan.price, plan.promptTokens, written.count);
  const { aborted } = exchange.signal;
  context.ledger.settle(entry, {
    completionTokens: written.count,
    cost,
    aborted,
    finishReason: aborted ? null : finish,
    latencyMs: written.latencyMs,
    generationMs: written.generationMs,
  });
  return usageView(plan, written.count, cost);
}
