import type { Burning, Fire } from './fire.ts';
import { type Breach, breachesOf, type Evidence, type Reading } from './invariants.ts';
import { EXECUTED } from './invocations.ts';
import { ledgerBreaches } from './ledger-breaches.ts';
import type { Tables } from './table-reader.ts';

export interface Finding extends Breach {
  readonly runId: string;
  readonly topic: string;
  /** The trouble that its work met. */
  readonly after: string;
}

/** Few, since each reader of a stream keeps a function of its own busy. */
const READERS = 3;

/** What these runs, all of them when not given, have to show for themselves. */
export async function findingsIn(fire: Fire, runs: readonly Burning[] = fire.burning): Promise<Finding[]> {
  const tables = await fire.readTables();
  const findings: Finding[] = [];
  const waiting = [...runs];
  const judge = async () => {
    for (let run = waiting.pop(); run; run = waiting.pop()) {
      const breaches = breachesOf(await evidenceOf(fire, run, tables));
      findings.push(...[...breaches, ...twins(run, tables)].map((breach) => finding(fire, run as Burning, breach)));
    }
  };
  await Promise.all(Array.from({ length: READERS }, judge));
  const whole = { runId: 'all runs', topic: '', after: 'all that happened' };
  return [...findings, ...ledgerBreaches(tables).map((breach) => ({ ...breach, ...whole }))];
}

/** Trouble that is over when the call is made again. */
const PASSING = new Set(['nothing', 'conflict', 'throttle', 'lost_answer']);

async function evidenceOf({ desk, invocations, tickets }: Fire, burning: Burning, tables: Tables): Promise<Evidence> {
  const { runId, topic, visitor, statusUrl } = burning;
  const { json } = await visitor.ask(statusUrl);
  const work = invocations.ofRun(runId).filter(({ messageType }) => messageType === 'run.requested');
  const events = tables.events.get(runId) ?? [];
  const points = [...new Set([0, Math.floor(events.length / 2), events.length])];
  return {
    run: tables.runs.find(({ run_id }) => run_id === runId),
    events,
    factoids: tables.factoids.filter((factoid) => factoid.runId === runId),
    readings: await readings(burning, points),
    view: { status: json?.status ?? 'missing', costUsd: json?.usage?.cost_usd ?? null },
    calls: desk.callsFor(topic).map((call) => ({ ...call, cost: call.generationId ? desk.costOf(call.generationId) : null })),
    isBroken: work.some(({ end }) => end !== EXECUTED),
    isUnharmed: burning.isHarmless && work.every((each) => PASSING.has(tickets.takenBy(each)?.trouble ?? 'nothing')),
  };
}

async function readings({ visitor, streamUrl }: Burning, points: readonly number[]): Promise<Reading[]> {
  const read: Reading[] = [];
  for (const after of points) {
    const { status, events } = await visitor.follow(streamUrl, after);
    read.push({ after, status, events: events.map(({ data }) => data) });
  }
  return read;
}

/** Of all runs that one caller's repeated request made, only one may have been let run. */
function twins({ topic }: Burning, { runs }: Tables): Breach[] {
  const alive = runs.filter(({ input, problem }) => input.topic === topic && problem?.code !== 'queue_unavailable');
  return alive.length > 1 ? [{ kind: 'doubled', what: `${alive.length} runs for one request` }] : [];
}

function finding({ invocations, tickets }: Fire, { runId, topic, label }: Burning, breach: Breach): Finding {
  const met = invocations.ofRun(runId).flatMap((invocation) => tickets.takenBy(invocation) ?? []);
  const after = met.map(({ trouble, functionName, moment }) => `${trouble} at ${functionName} ${moment}`).join(', ');
  return { ...breach, runId, topic, after: [label, after].filter(Boolean).join(', ') || 'nothing' };
}

/** One line a finding. */
export function describeFindings(findings: readonly Finding[]): string[] {
  return findings.map(({ kind, what, runId, after }) => `${kind}: ${what} (${runId}, after ${after})`);
}
