import type { Behaviour } from './settings.ts';

/** What can go wrong at a provider, each as the behaviour that shows it. */
export const PROVIDER_FAULTS = {
  rate_limited: { refusal: { status: 429, message: 'Rate limit exceeded', retryAfterSeconds: 7 } },
  server_error: { refusal: { status: 500, message: 'Internal Server Error' } },
  overloaded: { refusal: { status: 503, message: 'No instances available' } },
  never_answers: { silence: 'before_headers' },
  falls_silent: { silence: 'after_headers' },
  slow_first_token: { timeToFirstTokenMs: 3_000 },
  cut_in_mid_stream: { cutAfterTokens: 9 },
  cut_before_first_token: { cutAfterTokens: 0 },
  error_in_stream: { errorAfterTokens: 9 },
  garbled_frame: { garbageAfterTokens: 9 },
  malformed_json: { answer: '{"text": "Sea otters hold hands", "subject": ' },
  empty_answer: { answer: '' },
  wrong_schema: { answer: '{"fact": "Sea otters hold hands.", "emoji": 7}' },
  lost_usage: { omitUsage: true },
} as const satisfies Readonly<Record<string, Behaviour>>;

export type ProviderFault = keyof typeof PROVIDER_FAULTS;
