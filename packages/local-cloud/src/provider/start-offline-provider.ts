import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { closeServer, listenOnLoopback } from '../loopback-server.ts';
import { AnswerBook } from './answers/answer-book.ts';
import { type Clock, seededRandom, systemClock } from './clock.ts';
import { type Exchange, readExchange, sendError } from './exchange.ts';
import { PROVIDER_FAULTS, type ProviderFault } from './faults.ts';
import { Gate } from './gate.ts';
import { Ledger, type LedgerEntry } from './ledger.ts';
import type { ProviderContext } from './provider-context.ts';
import { ProviderError } from './provider-error.ts';
import { answerExchange } from './provider-routes.ts';
import type { Behaviour, ProviderSettings } from './settings.ts';

export interface OfflineProviderOptions extends Partial<ProviderSettings> {
  /** A free one when absent. */
  readonly port?: number;
  readonly clock?: Clock;
  /** Numbers in [0, 1); the same seed gives the same answers in the same order when absent. */
  readonly random?: () => number;
}

export interface SeenRequest {
  readonly method: string;
  /** Below `/api/v1`. */
  readonly path: string;
  readonly body: string;
  /** ISO 8601. */
  readonly at: string;
}

/** A model provider on this machine that speaks OpenRouter's API over HTTP and answers from curated facts. */
export interface OfflineProvider {
  /** Ends in `/api/v1`. */
  readonly baseUrl: string;
  /** Every call that costs money, oldest first. */
  readonly ledger: readonly LedgerEntry[];
  /** The HTTP requests seen, oldest first; the last 10,000 of them. */
  readonly requests: readonly SeenRequest[];
  readonly settings: ProviderSettings;
  /** What can go wrong at a provider: behaviours by name, for `settings.behaviour` to return. */
  readonly faults: Readonly<Record<ProviderFault, Behaviour>>;
  /** Keeps the first token of every answer back until `release`. */
  hold(): void;
  release(): void;
  /** Ends open answers and closes the port. */
  stop(): Promise<void>;
}

const MAX_SEEN_REQUESTS = 10_000;
const DEFAULT_SEED = 1;
const DEFAULTS: ProviderSettings = { timeToFirstTokenMs: 150, tokensPerSecond: 80, mode: 'curated', behaviour: () => ({}) };

// Not on aimock: its costs are floats that a fixture states, and it neither honours max_tokens nor bills an abort for what was
// written. It serves in the tests, as a second opinion on the frames.
export async function startOfflineProvider(options: OfflineProviderOptions = {}): Promise<OfflineProvider> {
  const context = contextOf(options);
  const requests: SeenRequest[] = [];
  const server = createServer((request, response) => void serve(context, requests, { request, response }));
  const port = await listenOnLoopback(server, options.port ?? 0);
  return {
    baseUrl: `http://127.0.0.1:${port}/api/v1`,
    ledger: context.ledger.entries,
    requests,
    settings: context.settings,
    faults: PROVIDER_FAULTS,
    hold: () => context.gate.hold(),
    release: () => context.gate.release(),
    stop: () => stop(server, context.gate),
  };
}

function contextOf({ port: _, clock = systemClock, random = seededRandom(DEFAULT_SEED), ...settings }: OfflineProviderOptions) {
  const context: ProviderContext = {
    settings: { ...DEFAULTS, ...settings },
    ledger: new Ledger(),
    gate: new Gate(),
    clock,
    random,
    answers: new AnswerBook(random),
  };
  return context;
}

interface Arrival {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

async function serve(context: ProviderContext, requests: SeenRequest[], { request, response }: Arrival): Promise<void> {
  try {
    const exchange = await readExchange(request, response);
    remember(requests, exchange, context.clock);
    await answerExchange(context, exchange);
  } catch (fault) {
    if (response.headersSent || response.destroyed) response.destroy();
    else sendError(response, fault instanceof ProviderError ? fault : new ProviderError(500, 'Internal Server Error'));
  }
}

function remember(requests: SeenRequest[], { method, path, body }: Exchange, clock: Clock): void {
  requests.push({ method, path, body, at: new Date(clock.now()).toISOString() });
  if (requests.length > MAX_SEEN_REQUESTS) requests.shift();
}

function stop(server: Server, gate: Gate): Promise<void> {
  gate.release();
  return closeServer(server);
}
