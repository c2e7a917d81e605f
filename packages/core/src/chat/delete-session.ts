import type { ChatSessionId } from '@factoids/contracts';
import { ownerOf, type Principal } from '../accounts/index.ts';
import type { Clock } from '../clock.ts';
import { type RunStore, stopRun } from '../runs/index.ts';
import type { ChatStore } from './chat-store.ts';
import { requireOwnSession } from './require-own-session.ts';
import type { ArtifactStore } from './turn-artifact.ts';

interface Deps {
  readonly clock: Clock;
  readonly chats: ChatStore;
  readonly runs: RunStore;
  readonly artifacts: Pick<ArtifactStore, 'removeOf'>;
}

interface Input {
  readonly principal: Principal | null;
  readonly id: ChatSessionId;
}

/** Takes a chat away with all that was said in it; a turn that goes on is stopped, and settled as ever. Throws `not_found`. */
export async function deleteSession({ deps, input }: { deps: Deps; input: Input }): Promise<void> {
  const { principal, id } = input;
  const { running, lastRun } = await requireOwnSession(deps.chats, { id, owner: principal && ownerOf(principal) });
  const run = running && (await deps.runs.find(running));
  if (run) await stopRun(deps, run);
  const messages = await deps.chats.messages(id);
  // Before the session, so that whoever asks again after a failure still finds what is left.
  await deps.artifacts.removeOf(id, [...new Set(messages.map(({ run_id }) => run_id))]);
  await deps.chats.remove(id);
  // Of a turn that ended meanwhile: whoever keeps its record after this sees that the chat is gone.
  if (lastRun) await deps.artifacts.removeOf(id, [lastRun]);
}
