import type { Exchange } from '../exchange.ts';
import type { LedgerEntry } from '../ledger.ts';
import { costOf } from '../price.ts';
import { generationId, type ProviderContext, randomId } from '../provider-context.ts';
import { ProviderError } from '../provider-error.ts';
import type { Behaviour } from '../settings.ts';
import { tokenize } from '../tokens.ts';
import { type Answer, finishReasonOf } from './answer.ts';
import { type AnswerSink, bodySink, streamSink } from './answer-sink.ts';
import type { CompletionRequest } from './completion-request.ts';
import { envelopeOf, usageView } from './completion-views.ts';
import { type CompletionPlan, planCompletion } from './plan-completion.ts';
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
  const behaviour = context.settings.behaviour(request);
  const { refusal } = behaviour;
  if (refusal) throw new ProviderError(refusal.status, refusal.message, refusal.retryAfterSeconds);
  const plan = planCompletion(request, context.clock.now());
  const call = { context, exchange, plan, behaviour, entry: openEntry(context, plan) };
  const answer = answerOf(call);
  await say(call, answer, sinkOf(call, answer));
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
  return behaviour.answer === undefined ? answer : { ...answer, text: behaviour.answer };
}

function sinkOf({ context, exchange, plan, entry }: Call, answer: Answer): AnswerSink {
  const envelope = envelopeOf(entry.generationId, plan.model, context.clock.now());
  const input = { response: exchange.response, envelope, answer, callId: `call_${randomId(context)}` };
  return plan.request.stream ? streamSink(input) : bodySink(input);
}

async function say(call: Call, answer: Answer, sink: AnswerSink): Promise<void> {
  const { context, exchange, plan, behaviour } = call;
  const all = tokenize(answer.text);
  const allowed = all.slice(0, plan.maxTokens);
  const cutAt = Math.min(behaviour.cutAfterTokens ?? Number.POSITIVE_INFINITY, allowed.length);
  sink.open();
  const written = await writeTokens({
    tokens: allowed.slice(0, cutAt),
    pace: { ...context.settings, ...behaviour },
    clock: context.clock,
    gate: context.gate,
    signal: exchange.signal,
    write: sink.write,
  });
  const isBroken = behaviour.cutAfterTokens !== undefined;
  const finish = finishReasonOf(answer, allowed.length < all.length);
  const usage = settle(call, written, isBroken ? 'error' : finish);
  if (isBroken) exchange.response.destroy();
  else if (!exchange.signal.aborted) sink.close(finish, usage, { omitUsage: behaviour.omitUsage ?? false });
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
