import type { ChatSessionId, OpenSessionBody } from '@factoids/contracts';
import type { Caller, Principal } from '../accounts/index.ts';
import { openSession, type SentMessage, sendMessage } from '../chat/index.ts';
import { memoryChatStore } from './memory-chat-store.ts';
import { memoryFactoidStore } from './memory-factoid-store.ts';
import { endingOf, sampleCall } from './sample-chat.ts';
import { NETWORK, setUpAdmission } from './set-up-admission.ts';

const OPEN = { rates: { chat: { session: null, network: null, chat_session: null } } };

/** All that it takes to chat, in one process, under a policy. */
export function setUpChat(policy: object = OPEN, models?: Parameters<typeof setUpAdmission>[1]) {
  const { deps: admission, ...world } = setUpAdmission(policy, models);
  const chats = memoryChatStore(world.state);
  const factoids = memoryFactoidStore(world.state.factoids);
  const deps = { ...admission, chats, factoids };
  const principal = { kind: 'anonymous', sessionId: world.ids.session() } as const satisfies Principal;
  const caller: Caller = { ...principal, network: NETWORK, verifiedUntil: null };
  const stranger = { kind: 'anonymous', sessionId: world.ids.session() } as const satisfies Principal;
  const noted: string[][] = [];
  const noteLimits = (limits: readonly { readonly scope: string }[]) => void noted.push(limits.map(({ scope }) => scope));
  const surface = 'site' as const;

  const open = async (body: OpenSessionBody = {}, by: Caller = caller) =>
    (await openSession({ deps, input: { caller: by, body, surface, noteLimits } })).view;
  const send = (id: ChatSessionId, text = 'Do otters hold hands?', more: { key?: string; by?: Caller } = {}) =>
    sendMessage({
      deps,
      input: { caller: more.by ?? caller, id, text, surface, idempotencyKey: more.key, noteLimits },
    });
  /** As a worker would, without one. */
  const answer = ({ run }: Pick<SentMessage, 'run'>) => {
    const calls = [sampleCall()];
    const ending = endingOf(run, calls);
    return deps.runs.finish(
      { runId: run.id, epoch: run.epoch, seq: 1 },
      {
        ...{ at: world.clock.now().toISOString(), events: [{ type: 'succeeded', message: ending.answer }], calls },
        ...{ hold: 'settled', changes: [], pieces: run.holds.length, factoid: null, daily: null, problem: null, forget: null },
        turn: ending,
      },
    );
  };
  /** Everything that a request may have left behind. */
  const traces = () =>
    JSON.stringify([
      ...[[...world.state.runs], [...world.state.chats], [...world.state.messages], [...world.state.book.counters]],
      world.queue.sent,
    ]);
  return { ...world, deps, principal, caller, stranger, noted, surface, open, send, answer, traces };
}
