import { describe, expect, it } from 'vitest';
import { agentAt, brief, callChunk, deskThat, FOUND, messagesOf, modelThat, search } from '../testing/chat-turn.ts';
import { finishChunk, openStream, sendData } from '../testing/scripted-provider.ts';

describe('tools', () => {
  it('are carried out, and their results stand behind the question', async () => {
    await using model = await modelThat({ text: 'Let me see.', calls: [search('otters')] }, 'They drift [1].');
    const { desk, used, begun } = deskThat({ tool: () => FOUND });
    const answer = await agentAt(model).answer(brief(), desk);
    expect(answer.text).toBe('They drift [1].');
    expect(begun).toEqual(['answer', 'answer']);
    expect(used).toEqual([{ id: 'call_1_0', name: 'search_factoids', arguments: { query: 'otters' } }]);
    expect(messagesOf(model, 1).slice(-3)).toEqual([
      { role: 'user', content: 'Why do otters hold hands?' },
      expect.objectContaining({ role: 'assistant', content: 'Let me see.' }),
      { role: 'tool', tool_call_id: 'call_1_0', content: FOUND },
    ]);
  });

  it('asked for at once are all carried out, in order', async () => {
    await using model = await modelThat({ calls: [search('otters'), search('rafts')] }, 'Both [1].');
    const { desk, used } = deskThat({ tool: (_name, args) => JSON.stringify(args) });
    await agentAt(model).answer(brief(), desk);
    expect(used.map(({ arguments: args }) => args)).toEqual([{ query: 'otters' }, { query: 'rafts' }]);
    const results = messagesOf(model, 1).filter(({ role }) => role === 'tool');
    expect(results.map(({ tool_call_id: id, content }) => [id, content])).toEqual([
      ['call_1_0', '{"query":"otters"}'],
      ['call_1_1', '{"query":"rafts"}'],
    ]);
  });

  it('asked for one after another see what the ones before gave', async () => {
    await using model = await modelThat({ calls: [search('otters')] }, { calls: [search('rafts')] }, 'Done.');
    const { desk, used } = deskThat({ tool: (_name, args) => JSON.stringify(args) });
    await agentAt(model).answer(brief(), desk);
    expect(used).toHaveLength(2);
    expect(messagesOf(model, 2).filter(({ role }) => role === 'tool')).toHaveLength(2);
  });

  it.each([
    ['fails', { error: 'The tool failed. Go on without it.' }],
    ['takes too long', { error: 'The tool took too long. Go on without it.' }],
    ['is unknown', { error: 'There is no such tool.' }],
  ])('of which one %s are told to the model as such, and it goes on', async (_what, result) => {
    await using model = await modelThat({ calls: [{ name: 'some_tool', args: {} }] }, 'Without it, then.');
    const { desk } = deskThat({ tool: () => JSON.stringify(result) });
    const answer = await agentAt(model).answer(brief(), desk);
    expect(answer.text).toBe('Without it, then.');
    expect(JSON.parse(messagesOf(model, 1).at(-1)!.content)).toEqual(result);
  });

  it('called with broken arguments reach the desk as they were written, and the model as none', async () => {
    await using model = await modelThat({ calls: [{ name: 'search_factoids', args: '{"query": "ott' }] }, 'Done.');
    const { desk, used } = deskThat();
    await agentAt(model).answer(brief(), desk);
    expect(used[0]!.arguments).toBe('{"query": "ott');
    expect(model.requests[1]!.body.messages.at(-2).tool_calls[0].function.arguments).toBe('{}');
  });

  it('are put together from fragments that come mixed, or whole and unnumbered, under ids of their own', async () => {
    await using model = await modelThat(
      (response) => {
        openStream(response);
        const opening = (index: number, id: string) => ({ index, id, function: { name: 'search_factoids', arguments: '' } });
        sendData(response, callChunk(opening(0, 'same'), opening(1, 'same b!')));
        sendData(response, callChunk({ index: 1, function: { arguments: '{"query":' } }));
        sendData(response, callChunk({ index: 0, function: { arguments: '{"query":"a"' } }));
        sendData(response, callChunk({ index: 1, function: { arguments: '"b"}' } }, { index: 0, function: { arguments: '}' } }));
        sendData(response, finishChunk('tool_calls'));
        response.end('data: [DONE]\n\n');
      },
      (response) => {
        openStream(response);
        const whole = (id: string) => ({ index: 0, id, function: { name: 'search_factoids', arguments: `{"query":"${id}"}` } });
        for (const id of ['same', 'other']) sendData(response, callChunk(whole(id)));
        sendData(response, finishChunk('tool_calls'));
        response.end('data: [DONE]\n\n');
      },
      'Done.',
    );
    const { desk, used } = deskThat();
    await agentAt(model).answer(brief(), desk);
    expect(used.map(({ arguments: args }) => args)).toEqual(['a', 'b', 'same', 'other'].map((query) => ({ query })));
    expect(new Set(used.map(({ id }) => id)).size).toBe(4);
  });

  it('are put back under ids of their own also where a model counts its calls anew or not at all', async () => {
    const args = { query: 'otters' };
    const twice = [
      { name: 'search_factoids', id: 'call_2', args },
      { name: 'search_factoids', id: 'call 2', args },
    ];
    await using model = await modelThat({ calls: twice }, { calls: twice }, 'Done.');
    const { desk, used } = deskThat();
    await agentAt(model).answer(brief(), desk);
    expect(new Set(used.map(({ id }) => id)).size).toBe(4);
  });

  it('by a name that no provider takes are put back under one that all do', async () => {
    const names = ['functions.search factoids', `${'x'.repeat(5_000)}`];
    await using model = await modelThat({ calls: names.map((name) => ({ name, args: {} })) }, 'Without it, then.');
    const { desk } = deskThat();
    await agentAt(model).answer(brief(), desk);
    const called: { function: { name: string } }[] = model.requests[1]!.body.messages.at(-3).tool_calls;
    expect(called).toHaveLength(2);
    for (const { function: each } of called) expect(each.name).toMatch(/^[\w-]{1,64}$/);
  });

  it('beyond four at once are left alone', async () => {
    await using model = await modelThat({ calls: ['a', 'b', 'c', 'd', 'e', 'f'].map(search) }, 'Done.');
    const { desk, used } = deskThat();
    await agentAt(model).answer(brief(), desk);
    expect(used).toHaveLength(4);
  });
});
