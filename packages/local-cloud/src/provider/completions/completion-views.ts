import { type Decimal, multiplyDecimal } from '../decimal.ts';
import { exactNumber } from '../exact-json.ts';
import type { ModelCard } from '../model-card.ts';
import { providerNameOf } from '../model-catalog.ts';
import type { FinishReason } from './answer.ts';
import type { CompletionPlan } from './plan-completion.ts';
import type { Token } from './script.ts';

/** What all chunks of one answer have in common. */
export interface Envelope {
  readonly id: string;
  readonly provider: string;
  readonly model: string;
  readonly created: number;
}

export function envelopeOf(id: string, model: ModelCard, atMs: number): Envelope {
  return { id, provider: providerNameOf(model), model: model.id, created: Math.floor(atMs / 1000) };
}

export function usageView(plan: CompletionPlan, completionTokens: number, cost: Decimal): object {
  return {
    prompt_tokens: plan.promptTokens,
    completion_tokens: completionTokens,
    total_tokens: plan.promptTokens + completionTokens,
    cost: exactNumber(cost),
    is_byok: false,
    prompt_tokens_details: { cached_tokens: 0, cache_write_tokens: 0, audio_tokens: 0, video_tokens: 0 },
    cost_details: {
      upstream_inference_cost: null,
      upstream_inference_prompt_cost: exactNumber(multiplyDecimal(plan.price.prompt, plan.promptTokens)),
      upstream_inference_completions_cost: exactNumber(multiplyDecimal(plan.price.completion, completionTokens)),
    },
    completion_tokens_details: { reasoning_tokens: 0 },
  };
}

/** A chunk of the stream; one without a delta is the last, which has empty `choices` and the usage. */
export function chunkView(envelope: Envelope, part: { delta: object; finish?: FinishReason } | { usage: object }): object {
  const head = { ...envelope, object: 'chat.completion.chunk' };
  if ('usage' in part) return { ...head, choices: [], usage: part.usage };
  const reason = part.finish ?? null;
  const choice = { index: 0, delta: part.delta, finish_reason: reason, native_finish_reason: reason, logprobs: null };
  return { ...head, choices: [choice] };
}

export const DISCONNECTED = { code: 502, message: 'Provider disconnected unexpectedly' };

/** A stream's last chunk when the model behind it broke off. */
export function errorChunkView(envelope: Envelope): object {
  const choice = { index: 0, delta: { role: 'assistant', content: '' }, finish_reason: 'error', native_finish_reason: 'error' };
  return { ...envelope, object: 'chat.completion.chunk', error: DISCONNECTED, choices: [{ ...choice, logprobs: null }] };
}

/** The delta of a chunk that opens a call: its name, before any of its arguments. */
export function callOpeningDelta(index: number, { id, name }: NamedCall): object {
  const call = { index, id, type: 'function', function: { name, arguments: '' } };
  return { role: 'assistant', content: null, tool_calls: [call] };
}

/** The delta of a chunk that carries a piece of the words or of a call's arguments. */
export function tokenDelta({ text, of }: Token): object {
  if (of === 'words') return { role: 'assistant', content: text };
  return { tool_calls: [{ index: of, type: 'function', function: { arguments: text } }] };
}

interface NamedCall {
  readonly id: string;
  readonly name: string;
}

export interface Said {
  readonly text: string;
  /** As far as they were said. */
  readonly calls: readonly (NamedCall & { readonly arguments: string })[];
  readonly finish: FinishReason;
  readonly usage: object;
}

export function completionView(envelope: Envelope, said: Said): object {
  const choice = {
    index: 0,
    message: messageOf(said),
    finish_reason: said.finish,
    native_finish_reason: said.finish,
    logprobs: null,
  };
  return { ...envelope, object: 'chat.completion', system_fingerprint: null, choices: [choice], usage: said.usage };
}

function messageOf({ text, calls }: Said): object {
  const quiet = { refusal: null, reasoning: null };
  if (calls.length === 0) return { role: 'assistant', content: text, ...quiet };
  const asked = calls.map(({ id, name, arguments: json }, index) => {
    return { index, id, type: 'function', function: { name, arguments: json } };
  });
  return { role: 'assistant', content: text === '' ? null : text, ...quiet, tool_calls: asked };
}
