import { SessionId } from '@factoids/contracts';
import { describe, expect, it } from 'vitest';
import { ProviderError } from '../runs/index.ts';
import { chatTurn, says, speak } from '../testing/chat-turns.ts';
import { memoryChatStore } from '../testing/memory-chat-store.ts';
import type { ChatStore } from './chat-store.ts';
import { deleteSession } from './delete-session.ts';

describe('the record of a turn', () => {
  it('has the prompt, the answer, the tools, the money and the time', async () => {
    const turn = await chatTurn(async (desk) => {
      await speak(desk, 'Let me look.');
      await desk.useTool({ id: 'x', name: 'search_factoids', arguments: { query: 'otters' } });
      await speak(desk, 'They do [1].');
      return 'They do [1].';
    });
    await turn.execute();
    expect(turn.artifacts.kept()).toMatchObject([
      {
        ...{ version: 1, run_id: turn.run.id, session_id: turn.session.id, purpose: 'talk', status: 'succeeded' },
        ...{ model: 'acme/small', question: 'Do otters hold hands?', answer: 'They do [1].', problem: null },
        calls: [{ completion: 'Let me look.' }, { completion: 'They do [1].' }],
        tools: [{ name: 'search_factoids', status: 'done' }],
        usage: { cost_usd: '0.000000140' },
        latency: { first_token_ms: expect.any(Number), total_ms: expect.any(Number) },
      },
    ]);
  });

  it('is kept of a turn that failed, too', async () => {
    const turn = await chatTurn(async (desk) => {
      await speak(desk, 'Otters');
      throw new ProviderError('provider_busy', { billed: false });
    });
    await turn.execute();
    expect(turn.artifacts.kept()).toMatchObject([{ status: 'failed', answer: 'Otters', problem: { code: 'provider_busy' } }]);
  });

  it('that cannot be kept fails no turn, and is told', async () => {
    const turn = await chatTurn(says('Yes.'));
    const failure = new Error('S3 is away');
    turn.deps.artifacts.put = () => Promise.reject(failure);
    expect(await turn.execute()).toBe('ended');
    expect(turn.stored().status).toBe('succeeded');
    expect(turn.lost).toEqual([['artifact', failure, turn.run.id]]);
  });

  it('is not kept of a chat that was deleted while it went on', async () => {
    const turn = await chatTurn(async (desk) => {
      await speak(desk, 'Yes.');
      turn.state.chats.delete(turn.session.id);
      return 'Yes.';
    });
    await turn.execute();
    expect(turn.artifacts.kept()).toEqual([]);
  });

  it('is not kept of a chat that is deleted just before it is put', async () => {
    const turn = await chatTurn(says('Yes.'));
    const { artifacts } = turn;
    turn.deps.artifacts = {
      ...artifacts,
      put: async (artifact) => {
        await remove(turn, memoryChatStore(turn.state));
        await artifacts.put(artifact);
      },
    };
    await turn.execute();
    expect([turn.state.chats.size, artifacts.kept()]).toEqual([0, []]);
  });

  it('is not kept of a chat that is being deleted when it is put', async () => {
    const turn = await chatTurn(says('Yes.'));
    await turn.execute();
    const [artifact] = turn.artifacts.kept();
    const chats = memoryChatStore(turn.state);
    const putAndRemove: ChatStore['remove'] = async (id) => {
      if (artifact) await turn.artifacts.put(artifact);
      await chats.remove(id);
    };
    await remove(turn, { ...chats, remove: putAndRemove });
    expect([turn.state.chats.size, turn.artifacts.kept()]).toEqual([0, []]);
  });
});

function remove({ deps, artifacts, session }: Awaited<ReturnType<typeof chatTurn>>, chats: ChatStore): Promise<void> {
  const sessionId = SessionId.parse(session.owner.slice('session:'.length));
  return deleteSession({
    deps: { ...deps, artifacts, chats },
    input: { principal: { kind: 'anonymous', sessionId }, id: session.id },
  });
}
