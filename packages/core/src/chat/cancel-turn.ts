import type { ChatSessionId, RunView, Surface } from '@factoids/contracts';
import { ownerOf, type Principal } from '../accounts/index.ts';
import { AppError } from '../app-error.ts';
import { cancelRun } from '../runs/index.ts';
import type { ChatStore } from './chat-store.ts';
import { requireOwnSession } from './require-own-session.ts';

type CancelDeps = Parameters<typeof cancelRun>[0]['deps'];

interface Deps extends CancelDeps {
  readonly chats: Pick<ChatStore, 'find'>;
}

interface Input {
  readonly principal: Principal | null;
  readonly id: ChatSessionId;
  readonly surface: Surface;
}

/** Stops the turn that a chat is busy with; one that has ended stays as it is. Throws `not_found`, also before the first message. */
export async function cancelTurn({ deps, input }: { deps: Deps; input: Input }): Promise<RunView> {
  const { principal, id, surface } = input;
  const { running, lastRun } = await requireOwnSession(deps.chats, { id, owner: principal && ownerOf(principal) });
  const turn = running ?? lastRun;
  if (turn === null) throw new AppError('not_found', { detail: 'Nothing has been said in this chat yet.' });
  return cancelRun({ deps, input: { principal, id: turn, surface } });
}
