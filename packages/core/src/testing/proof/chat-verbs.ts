import { deleteSession, openSession, sendMessage } from '../../chat/index.ts';
import { ASKERS, MODELS } from './askers.ts';
import type { Act } from './commands.ts';
import type { Ports } from './ports.ts';
import type { Sim } from './sim.ts';

type Start = (work: (ports: Ports) => Promise<unknown>) => void;
type Open = Omit<Extract<Act, { do: 'open' }>, 'do'>;

const quietly = { surface: 'site', noteLimits: () => undefined } as const;

export function open(sim: Sim, { asker, model }: Open, start: Start): void {
  const input = { caller: ASKERS[asker]!.caller, body: { model: MODELS[model]!.id }, ...quietly };
  start(async (deps) => {
    const { view } = await openSession({ deps, input });
    sim.chats.push({ id: view.id, asker });
  });
}

export function say(sim: Sim, { pick, key, twice }: Extract<Act, { do: 'say' }>, start: Start): void {
  const chat = sim.chats[pick % Math.max(1, sim.chats.length)];
  if (!chat) {
    open(sim, { asker: pick % ASKERS.length, model: pick % MODELS.length }, start);
    return;
  }
  const idempotencyKey = key === null ? undefined : `say-${key}`;
  const input = {
    caller: ASKERS[chat.asker]!.caller,
    id: chat.id,
    text: 'Why do otters hold hands?',
    idempotencyKey,
    ...quietly,
  };
  for (const _time of twice ? [1, 2] : [1]) start((deps) => sendMessage({ deps, input }));
}

export function forget(sim: Sim, pick: number, start: Start): void {
  const chat = sim.chats[pick % Math.max(1, sim.chats.length)];
  if (!chat) return;
  const input = { principal: ASKERS[chat.asker]!.principal, id: chat.id };
  start((deps) => deleteSession({ deps, input }));
}
