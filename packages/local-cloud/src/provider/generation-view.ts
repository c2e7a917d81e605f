import { parseDecimal } from './decimal.ts';
import { exactNumber } from './exact-json.ts';
import type { LedgerEntry } from './ledger.ts';

/** What `GET /generation?id=` tells about a call, in OpenRouter's shape; durations in milliseconds. */
export function generationView(entry: LedgerEntry): object {
  const cost = exactNumber(parseDecimal(entry.cost));
  return {
    ...identity(entry),
    total_cost: cost,
    usage: cost,
    tokens_prompt: entry.promptTokens,
    tokens_completion: entry.completionTokens,
    native_tokens_prompt: entry.promptTokens,
    native_tokens_completion: entry.completionTokens,
    native_tokens_reasoning: 0,
    native_tokens_cached: 0,
    native_tokens_completion_images: null,
    latency: entry.latencyMs,
    generation_time: entry.generationMs,
    moderation_latency: null,
    streamed: entry.streamed,
    cancelled: entry.aborted,
    finish_reason: entry.finishReason,
    native_finish_reason: entry.finishReason,
    ...NOT_USED,
  };
}

function identity(entry: LedgerEntry) {
  return {
    id: entry.generationId,
    upstream_id: null,
    model: entry.model,
    created_at: entry.at,
    api_type: entry.kind === 'completion' ? 'completions' : 'embeddings',
    origin: '',
    provider_name: entry.model.split('/')[0] ?? null,
    data_region: 'global',
  };
}

const NOT_USED = {
  app_id: null,
  cache_discount: null,
  upstream_inference_cost: null,
  is_byok: false,
  num_media_prompt: null,
  num_media_completion: null,
  num_input_audio_prompt: null,
  num_search_results: null,
  num_fetches: null,
  external_user: null,
  http_referer: null,
  preset_id: null,
  provider_responses: null,
  router: null,
  service_tier: null,
  user_agent: null,
  web_search_engine: null,
  workspace_id: null,
};
