import { describe, expect, it } from 'vitest';
import { ProviderError } from '../runs/index.ts';
import { chatTurn, says, speak } from '../testing/chat-turns.ts';

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
});
