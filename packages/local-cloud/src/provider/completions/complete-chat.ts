import type { Exchange } from '../exchange.ts';
import type { LedgerEntry } from '../ledger.ts';
import { costOf } from '../price.ts';
import { generationId, type ProviderContext, randomId } from '../provider-context.ts';
import { ProviderError } from '../provider-error.ts';
import type { Behaviour } from '../settings.ts';
import type { Answer } from './answer.ts';
import { type AnswerSink, bodySink, streamSink } from './answer-sink.ts';
import type { CompletionRequest } from './completion-request.ts';
import { envelopeOf, usageView } from './completion-views.ts';
import { type CompletionPlan, planCompletion } from './plan-completion.ts';
import { type Script, scriptOf } from './script.ts';
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
  return behaviour.answer === undefined ? answer : { ...answer, text: behaviour.answer };
}

function sinkOf({ context, exchange, plan, entry }: Call, answer: Answer): AnswerSink {
  const envelope = envelopeOf(entry.generationId, plan.model, context.clock.now());
  const input = { response: exchange.response, envelope, answer, callId: `call_${randomId(context)}` };
  return plan.request.stream ? streamSink(input) : bodySink(input);
}

async function say(call: Call, script: Script, sink: AnswerSink): Promise<void> {
  const { exchange, behaviour, entry } = call;
  const { silence, onStep, omitUsage = false } = behaviour;
  const reach = async (step: Parameters<NonNullable<typeof onStep>>[0]) => onStep?.(step, entry.generationId);
  await reach('accepted');
  if (silence !== 'before_headers') {
    sink.open({ keepAlive: silence === undefined });
    await reach('headers');
  }
  const written = silence === undefined ? await write(call, script.tokens, { sink, afterFirst: () => reach('first_token') }) : 0;
  if (written === 0 && silence !== undefined) await departure(exchange.signal);
  if (written !== 0) await reach('last_token');
  const usage = settle(call, written || NOTHING_WRITTEN, script.ending === 'whole' ? script.finish : 'error');
  if (exchange.signal.aborted) return;
  if (script.ending === 'whole') sink.close(script.finish, usage, { omitUsage });
  else sink.break(script.ending);
}
