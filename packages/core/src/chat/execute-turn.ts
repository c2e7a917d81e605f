import type { ChatMessage, NanoUsd, RunId } from '@factoids/contracts';
import { readAgain } from '../admission/index.ts';
import { type Execution, type RunOf, type WorkDeps, workOnRun } from '../runs/index.ts';
import type { ChatStore } from './chat-store.ts';
import type { FoundSource } from './chat-tool.ts';
import { type AfterDeps, afterTurn, type TurnRecord } from './turn/after-turn.ts';
import { type AnswerDeps, answerTurn } from './turn/answer-turn.ts';
import { retrieve } from './turn/retrieval.ts';
import { readSetting } from './turn/turn-setting.ts';

type Ports = Omit<AnswerDeps, 'runs'> & Omit<AfterDeps, 'runs' | 'chats'>;

export interface TurnDeps extends WorkDeps, Ports {
  readonly chats: Pick<ChatStore, 'find' | 'messages'>;
}

interface Input {
  readonly deps: TurnDeps;
  readonly runId: RunId;
  readonly holder: string;
}

/**
 * Answers a chat's turn: see {@link workOnRun}. What a check came to and the record of the turn are kept once its ending was accepted,
 * by the worker that wrote it: a message that comes again asks no model, and repeats neither.
 */
export async function executeTurn({ deps, runId, holder }: Input): Promise<Execution> {
  const records: TurnRecord[] = [];
  const execution = await workOnRun({
    ...{ deps, kind: 'chat', runId, holder },
    async work(working) {
      const run = working.log.run();
      const { find, onMessage } = searchAhead(deps, run);
      const [setting, webPrice] = await Promise.all([readSetting({ deps, run, onMessage }), priceOfWeb(deps, run)]);
      // Deleted meanwhile: nobody waits for an answer.
      if (setting === null) return { status: 'cancelled' };
      const onEnd = (record: TurnRecord) => void records.push(record);
      return { status: 'succeeded', answer: await answerTurn({ deps, working, setting, webPrice, find, onEnd }) };
    },
  });
  const [record] = records;
  if (execution === 'ended' && record) await afterTurn(deps, record);
  return execution;
}

/** The search begins as soon as it is known what was asked, while the rest is still being read. */
function searchAhead(deps: TurnDeps, { input }: RunOf<'chat'>) {
  const begun = new Map<string, Promise<readonly FoundSource[]>>();
  const find = (text: string): Promise<readonly FoundSource[]> => {
    const found = begun.get(text) ?? retrieve(deps, text);
    begun.set(text, found);
    return found;
  };
  // A check looks for its factoid, whatever words it was asked for in.
  const onMessage = ({ text }: ChatMessage) => void (input.purpose === 'talk' && find(text));
  return { find, onMessage };
}

/** null when the web is not searched, and when nobody can tell what it costs. */
async function priceOfWeb(deps: TurnDeps, run: RunOf<'chat'>): Promise<NanoUsd | null> {
  if (deps.web === null) return null;
  const basis = await readAgain(deps, { ...run, action: 'chat' }).catch(() => null);
  return basis?.controls.policy.web_search.usd_per_search ?? null;
}
