import { Factoid, Health, isTerminalEvent, PREFIXES, Problem, RunAccepted, RunEvent } from '@factoids/contracts';
import type * as z from 'zod';
import { type Arrival, paceOf, SmokeFailure } from './arrival.ts';
import { type Answer, type Deployment, deploymentAt } from './deployment.ts';

export interface SmokeOptions {
  /** Where the deployment is reached; a path in it stays before every other. */
  readonly url: string;
  /** Goes through /v1 with it, else as a visitor through /api. */
  readonly apiKey?: string | undefined;
  /** Told as soon as a step is done. */
  readonly tell: (step: string, saw: string) => void;
}

/**
 * One factoid through the real thing, as anybody could ask for it; it costs what a factoid costs.
 * @throws SmokeFailure at the first thing that is not as it must be.
 */
export async function smoke({ url, apiKey, tell }: SmokeOptions): Promise<void> {
  const base = url.replace(/\/+$/, '');
  const deployment = deploymentAt({ base, apiKey });
  const prefix = apiKey === undefined ? PREFIXES.site : PREFIXES.developer;
  tell('healthz', await checkHealth(deployment));
  tell('page', await checkPage(deployment));
  // A function that has to start first would find the run written, and its events would come as one: this starts it.
  await deployment.ask(`${prefix}/factoids/streams/run_00000000000000000000000000`);
  const accepted = read(await deployment.ask(`${prefix}/factoids/generate`, {}), 202, RunAccepted);
  tell('accepted', `${accepted.request_id}, at most $${accepted.quote.max_cost_usd}`);
  const arrivals = await deployment.follow(accepted.stream_url);
  const factoid = factoidIn(arrivals);
  const pace = paceOf(arrivals);
  tell(
    'stream',
    `${pace.events} events at ${pace.moments} moments; first text after ${pace.firstTextMs} ms, end after ${pace.endMs} ms`,
  );
  tell('apart', `text written over ${pace.writtenOverMs} ms came over ${pace.cameOverMs} ms`);
  const kept = read(await deployment.ask(`${prefix}/factoids/${factoid.id}`), 200, Factoid);
  if (kept.text !== factoid.text) throw new SmokeFailure(`${factoid.id} reads differently at its address than in the stream.`);
  tell('factoid', `${kept.emoji} ${kept.text}`);
}

async function checkHealth(deployment: Deployment): Promise<string> {
  const { status, checks } = read(await deployment.ask('/healthz'), 200, Health);
  if (status !== 'ok') throw new SmokeFailure(`healthz says ${status}: ${JSON.stringify(checks)}`);
  return status;
}

/** A stage may be without its site; what there is has to be a page. */
async function checkPage(deployment: Deployment): Promise<string> {
  const { status, type } = await deployment.ask('/');
  if (status === 404) return 'none: this stage has no site';
  if (status !== 200 || !type.startsWith('text/html')) throw new SmokeFailure(`The page answered ${status} ${type}.`);
  return `${status} ${type}`;
}

/** What the one terminal event carries. */
function factoidIn(arrivals: readonly Arrival[]): Factoid {
  const events = arrivals.map(({ data }) => RunEvent.parse(data));
  const [terminal, ...more] = events.filter(isTerminalEvent);
  if (!terminal) throw new SmokeFailure(`The stream ended without a terminal event, after ${events.at(-1)?.type ?? 'nothing'}.`);
  if (more.length > 0 || events.at(-1) !== terminal) throw new SmokeFailure('The terminal event is not the last and only one.');
  if (terminal.type === 'succeeded' && terminal.factoid) return terminal.factoid;
  const why = terminal.type === 'failed' ? `failed, ${terminal.problem.code}: ${terminal.problem.detail}` : terminal.type;
  throw new SmokeFailure(`The run ${terminal.run_id} ended as ${why}`);
}

function read<Schema extends z.ZodType>({ status, body }: Answer, expected: number, schema: Schema): z.output<Schema> {
  const json = parseJson(body);
  const parsed = schema.safeParse(json);
  if (status === expected && parsed.success) return parsed.data;
  const problem = Problem.safeParse(json);
  const said = problem.success ? `${problem.data.code}: ${problem.data.detail}` : body.slice(0, 120);
  throw new SmokeFailure(`Expected ${expected} and got ${status}: ${said}`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
