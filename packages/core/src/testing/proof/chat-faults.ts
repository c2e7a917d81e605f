import { type ChatMessage, type ChatSessionId, formatUsd, isTerminalEvent, nanoUsd } from '@factoids/contracts';
import type { ChatSession } from '../../chat/index.ts';
import type { Run, RunOf } from '../../runs/index.ts';
import { costOf } from './expected-counters.ts';
import type { Sim } from './sim.ts';

/** Every chat is free in the end, and has of each turn what was asked and one answer; one that was deleted has nothing. */
export async function chatFaults(sim: Sim, runs: readonly Run[]): Promise<string[]> {
  const turns = Map.groupBy(
    runs.filter((run) => run.kind === 'chat'),
    ({ input }) => input.sessionId,
  );
  const ids = new Set([...turns.keys(), ...sim.chats.map(({ id }) => id)]);
  return (await Promise.all([...ids].map((id) => sessionFaults(sim, id, turns.get(id) ?? [])))).flat();
}

async function sessionFaults({ world }: Sim, id: ChatSessionId, turns: readonly RunOf<'chat'>[]): Promise<string[]> {
  const [session, messages] = await Promise.all([world.chats.find(id), world.chats.messages(id)]);
  if (!session) return messages.length === 0 ? [] : [`left: ${messages.length} messages of ${id}, which was deleted`];
  const answers = turns.map(async (run) => {
    const events = await world.runs.readEvents(run.id, 0, { consistent: true });
    const told = events.find(isTerminalEvent)?.message;
    return turnFaults(run, messages, told);
  });
  return [...useFaults(session, turns), ...(await Promise.all(answers)).flat()];
}

function useFaults(session: ChatSession, turns: readonly Run[]): string[] {
  const { id, running, used } = session;
  const expected = { turns: turns.length, unsettled: 0, cost: turns.reduce((sum, { calls }) => sum + costOf(calls), 0) };
  const found = { turns: used.turns, unsettled: used.unsettled, cost: used.cost };
  const faults = running === null ? [] : [`busy: ${id} waits for ${running}`];
  if (session.turns !== turns.length) faults.push(`turns: ${id} counts ${session.turns}, and ${turns.length} were begun`);
  if (JSON.stringify(found) !== JSON.stringify(expected))
    faults.push(`use: ${id} has ${JSON.stringify(found)}, its turns say ${JSON.stringify(expected)}`);
  return faults;
}

function turnFaults(
  { id, input, calls }: RunOf<'chat'>,
  messages: readonly ChatMessage[],
  told: ChatMessage | undefined,
): string[] {
  const own = messages.filter(({ run_id }) => run_id === id);
  const written = own.map((message) => message.id).join(' ');
  if (written !== `${input.messageId} ${input.answerId}`) return [`messages: ${id} has left ${written}`];
  const answer = own[1];
  const faults = answer?.text === told?.text ? [] : [`answer: ${id} told another text than it keeps`];
  const cost = formatUsd(nanoUsd(costOf(calls)));
  if (answer?.usage?.cost_usd !== cost) faults.push(`answer: ${id} says it cost ${answer?.usage?.cost_usd}, its calls ${cost}`);
  return faults;
}
