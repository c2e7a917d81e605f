const NO_BUDGET = {
  global: null,
  system: null,
  anonymous: null,
  session: null,
  session_verified: null,
  network: null,
  key_free: null,
  key_pro: null,
  chat_session: null,
};
const NO_RATES = { global: null, session: null, session_verified: null, network: null, key_free: null, key_pro: null };
const NO_OPINION_RATES = { client: null, network: null };
const NO_CONCURRENCY = { session: null, session_verified: null, key_free: null, key_pro: null };

/** Lifts every limit, for what is about something else: one machine is one network, and would soon be at its limits. */
export const OPEN_POLICY = JSON.stringify({
  budgets: NO_BUDGET,
  rates: {
    generate: NO_RATES,
    chat: { ...NO_RATES, chat_session: null },
    vote: NO_OPINION_RATES,
    feedback: NO_OPINION_RATES,
    chat_session: NO_OPINION_RATES,
  },
  votes_per_factoid: { network: null },
  concurrent_runs: NO_CONCURRENCY,
});
