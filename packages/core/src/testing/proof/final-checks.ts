import { isTerminalEvent } from '@factoids/contracts';
import { type Counter, counterId, FACTOID_CALL, LIFETIME, TURN_CALL } from '../../admission/index.ts';
import type { Run } from '../../runs/index.ts';
import { chatFaults } from './chat-faults.ts';
import { closeFaults } from './close-faults.ts';
import { noteRun } from './coverage.ts';
import { addRun, costOf, faultsOf, type Sums } from './expected-counters.ts';
import { rateFaults } from './request-faults.ts';
import type { Sim } from './sim.ts';

/** What must be true of the stores once everything is quiet; all of it worked out anew from what they hold. */
export async function finalFaults(sim: Sim): Promise<string[]> {
  const runs = await Promise.all(sim.books.runIds().map((id) => sim.world.runs.find(id)));
  const found = runs.filter((run) => run !== null);
  const missing = found.length === runs.length ? [] : ['lost: a run that was created is not there'];
  for (const run of found) noteRun(sim.coverage, run);
  const each = (await Promise.all(found.map((run) => runFaults(sim, run)))).flat();
  const windows = [...new Set(found.flatMap((run) => [run.window, ...run.holds.map((piece) => piece.window)]))].sort();
  const isOwn = ownCounters(sim, found);
  const counters = (await Promise.all(windows.map((window) => sim.world.ledger.listCounters(window)))).flat().filter(isOwn);
  return [
    ...missing,
    ...each,
    ...rateFaults(found, sim.given.rates),
    ...counterFaults(counters, found),
    ...(await chatFaults(sim, found)),
    ...(await closeFaults(sim, { windows: windows.filter((window) => window !== LIFETIME), counters })),
  ];
}

/** Days are a sequence's own, lifetimes are not: those of chats that other sequences had are none of its business. */
function ownCounters(sim: Sim, runs: readonly Run[]): (counter: Counter) => boolean {
  const said = runs.flatMap((run) => (run.kind === 'chat' ? [run.input.sessionId] : []));
  const chats = new Set([...said, ...sim.chats.map(({ id }) => id)].map((id) => `chat:${id}`));
  return ({ window, scope }) => window !== LIFETIME || chats.has(scope);
}

async function runFaults({ world, books, provider, turns, given }: Sim, run: Run): Promise<string[]> {
  const { id, hold, calls, holds, finishedAt } = run;
  const faults: string[] = [];
  const claim = (isSo: boolean, otherwise: string) => void (isSo || faults.push(`${otherwise}: ${id}`));
  claim(finishedAt !== null && (hold === 'settled' || hold === 'released'), `open: its hold is ${hold}`);
  claim(books.kept.get(id)?.closings === 1, `closed ${books.kept.get(id)?.closings} times`);
  const events = await world.runs.readEvents(id, 0, { consistent: true });
  // Who deletes a chat deletes the logs of its turns that have ended.
  const isForgotten = events.length === 0 && run.kind === 'chat' && (await world.chats.find(run.input.sessionId)) === null;
  claim(isForgotten || events.filter(isTerminalEvent).length === 1, 'not one terminal event');
  claim(
    events.every(({ seq }, index) => seq === index + 1),
    'a gap in its events',
  );
  const bills = provider.bills.filter(({ runId }) => runId === id);
  claim(bills.length <= calls.length, `${bills.length} calls were made and ${calls.length} noted`);
  const atMost = run.kind === 'chat' ? TURN_CALL.calls : FACTOID_CALL.attempts;
  claim(turns.has(id) || bills.length <= atMost, `${bills.length} calls were made`);
  claim(new Set(bills.map(({ verbId }) => verbId)).size <= 1, 'several workers called its model');
  const [cost, billed] = [costOf(calls), bills.reduce((sum, bill) => sum + bill.cost, 0)];
  const held = holds.filter(({ scope }) => scope === 'global').reduce((sum, { amount }) => sum + amount, 0);
  claim(given.overcharges || (cost >= billed && cost <= held), `cost ${cost}, billed ${billed}, held ${held}`);
  for (const bill of bills) {
    const call = calls.find(({ generationId }) => generationId === bill.generationId);
    const booked = call?.usage?.cost;
    if (bill.told === 'now' && call)
      claim(booked === bill.cost || booked === (call.maxCost ?? run.quote.callMaxCost), `booked ${booked}, billed ${bill.cost}`);
  }
  return faults;
}

function counterFaults(counters: readonly Counter[], runs: readonly Run[]): string[] {
  const sums = new Map<string, Sums>();
  for (const run of runs) addRun(sums, run, 1);
  const found = new Map(counters.map((counter) => [counterId(counter), counter]));
  const ids = new Set([...sums.keys(), ...found.keys()]);
  const open = counters.filter(({ openRuns, spent, committed }) => openRuns !== 0 || spent !== committed);
  return [
    ...[...ids].flatMap((id) => faultsOf(found.get(id), sums.get(id))),
    ...open.map((counter) => `leaked: ${JSON.stringify(counter)}`),
  ];
}
