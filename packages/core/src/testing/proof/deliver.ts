import { AppError } from '../../app-error.ts';
import { executeTurn } from '../../chat/execute-turn.ts';
import { executeRun, settleRun } from '../../runs/index.ts';
import type { Act, Command } from './commands.ts';
import { fakeAgent } from './fake-agent.ts';
import type { ModelCall } from './fake-provider.ts';
import type { Letter } from './mailbox.ts';
import { runTurn } from './run-turn.ts';
import { passTime, type Sim } from './sim.ts';
import { startVerb } from './start-verb.ts';
import type { Verb } from './verb.ts';

export type Delivery = Extract<Act, { do: 'deliver' }> & Pick<Command, 'faults' | 'skewMs'>;

/** Longer than any look-up waits for its turn. */
const PATIENCE_MS = 70_000;

/** Brings the picked message to a worker; time moves on to when it may come, if that is soon. */
export function deliver(sim: Sim, delivery: Delivery): void {
  const { mail, clock } = sim;
  const soon = mail.letters.filter(({ dueMs }) => dueMs <= clock.nowMs() + PATIENCE_MS);
  const letter = soon[delivery.pick % Math.max(1, soon.length)];
  if (!letter) return;
  passTime(sim, letter.dueMs);
  mail.take(letter, clock.nowMs());
  consume(sim, letter, delivery);
  if (delivery.twice) consume(sim, letter, { ...delivery, faults: [] });
}

function consume(sim: Sim, letter: Letter, delivery: Delivery): void {
  const { message } = letter;
  const { faults, skewMs } = delivery;
  const isLookup = message.type === 'run.settlement_due';
  startVerb(sim, {
    name: isLookup ? `settle ${message.run_id} (${message.lookup})` : `execute ${message.run_id}`,
    faults,
    skewMs,
    onEnd: (isWell) => (isWell ? sim.mail.remove(letter) : sim.mail.gaveUp(letter)),
    async work(deps, verb) {
      const runId = message.run_id;
      if (isLookup) return settleRun({ deps: { ...deps, lookup: sim.provider.lookup(verb) }, runId, lookup: message.lookup });
      const callOf = callsOf(sim, { verb, runId: message.run_id, answers: delivery.answers });
      const holder = `worker-${verb.id}`;
      if (sim.books.kept.get(runId)?.run.kind === 'chat') {
        const agent = fakeAgent({ provider: sim.provider, further: delivery.further ?? 0, callOf: boundedCalls(sim, callOf) });
        return executeTurn({ deps: { ...deps, agent }, runId, holder });
      }
      if (delivery.further === null) return executeRun({ deps: { ...deps, writer: sim.provider.writer(callOf) }, runId, holder });
      sim.turns.add(runId);
      const { further, closesBlindly } = delivery;
      return runTurn({ deps, provider: sim.provider, runId, holder, further, closesBlindly, callOf });
    },
  });
}

interface Calling {
  readonly verb: Verb;
  readonly runId: ModelCall['runId'];
  readonly answers: Delivery['answers'];
}

/** The call of another model than the turn's own has a bound of its own, which the run notes. */
function boundedCalls({ world }: Sim, callOf: () => ModelCall): () => Promise<ModelCall> {
  return async () => {
    const call = callOf();
    const run = await world.runs.find(call.runId);
    return { ...call, bound: run?.calls.at(-1)?.maxCost ?? call.bound };
  };
}

function callsOf({ books }: Sim, { verb, runId, answers }: Calling): () => ModelCall {
  let count = 0;
  return () => {
    const bound = books.kept.get(runId)?.run.quote.callMaxCost;
    const answer = answers[count % answers.length];
    count += 1;
    if (bound === undefined || !answer) throw new AppError('internal', { detail: `a call for ${runId}, which nobody created` });
    return { verb, runId, bound, answer };
  };
}
