import { ProviderError, TURN_CALL } from '@factoids/core';
import { describe, expect, it } from 'vitest';
import { agentAt, brief, deskThat, FOUND, messagesOf, modelThat, refusing, SEARCH, search, terms } from '../testing/chat-turn.ts';
import { contentChunk, finishChunk, openStream, sendData, usageChunk, usageText } from '../testing/scripted-provider.ts';

async function failureOf(answering: Promise<unknown>): Promise<ProviderError> {
  const thrown = await answering.then(
    () => null,
    (error: unknown) => error,
  );
  expect(thrown).toBeInstanceOf(ProviderError);
  return thrown as ProviderError;
}

describe('a question that needs no tool', () => {
  it('is answered in one call, and the words are heard as they come', async () => {
    await using model = await modelThat('They would drift apart [1].');
    const { desk, heard, begun, retrieved, usages, generations, traces } = deskThat();
    const answer = await agentAt(model).answer(brief(), desk);
    expect(answer).toEqual({ text: 'They would drift apart [1].', summary: null });
    expect(heard.slice(0, 2)).toEqual(['They ', 'They would']);
    expect(heard.at(-1)).toBe(answer.text);
    expect([begun, retrieved, generations]).toEqual([['answer'], ['Why do otters hold hands?'], ['gen-1']]);
    expect(usages).toEqual([{ promptTokens: 11, completionTokens: 28, cost: 10_000 }]);
    expect(traces).toMatchObject([
      { purpose: 'answer', model: 'acme/small', finishReason: 'stop', completion: { text: answer.text } },
    ]);
    expect(traces[0]!.prompt).toEqual({ messages: messagesOf(model, 0), tools: model.requests[0]!.body.tools });
  });

  it('is asked within the terms that its money is held for', async () => {
    await using model = await modelThat('Yes.');
    await agentAt(model).answer(brief(), deskThat().desk);
    expect(model.requests[0]!.body).toMatchObject({
      model: 'acme/small',
      stream: true,
      max_tokens: TURN_CALL.maxTokens,
      provider: { max_price: { prompt: '0.15', completion: '0.6', request: '0' } },
      usage: { include: true },
      tools: [{ type: 'function', function: SEARCH }, { type: 'function' }],
    });
  });

  it('is answered by a model that cannot use tools without any', async () => {
    await using model = await modelThat('Yes.');
    await agentAt(model).answer(brief({ tools: [] }), deskThat({ terms: terms({ tools: false }) }).desk);
    expect(model.requests[0]!.body).not.toHaveProperty('tools');
    expect(messagesOf(model, 0)[0]!.content).not.toContain('record_verdict');
  });

  it('costs what the provider says last, not the sum of what it repeats', async () => {
    await using model = await modelThat((response) => {
      openStream(response);
      sendData(response, contentChunk('Yes.'));
      sendData(
        response,
        `{"id":"gen-1","choices":[{"index":0,"delta":{},"finish_reason":"stop"}],"usage":${usageText('0.00001')}}`,
      );
      sendData(response, usageChunk('0.00001'));
      response.end('data: [DONE]\n\n');
    });
    const { desk, usages } = deskThat();
    await agentAt(model).answer(brief(), desk);
    expect(usages).toEqual([{ promptTokens: 11, completionTokens: 28, cost: 10_000 }]);
  });

  it.each(['length', 'content_filter'])('is answered with a mark where the model was cut off: %s', async (reason) => {
    await using model = await modelThat((response) => {
      openStream(response);
      sendData(response, contentChunk('They would drift '));
      sendData(response, finishChunk(reason));
      sendData(response, usageChunk('0.00001'));
      response.end('data: [DONE]\n\n');
    });
    const { desk, traces } = deskThat();
    expect((await agentAt(model).answer(brief(), desk)).text).toBe('They would drift…');
    expect(traces).toMatchObject([{ completion: { text: 'They would drift ' }, finishReason: reason }]);
  });

  it('is not answered with nothing', async () => {
    await using model = await modelThat('  \n');
    const { desk, usages } = deskThat();
    expect(await failureOf(agentAt(model).answer(brief(), desk))).toMatchObject({ code: 'invalid_output' });
    expect(usages).toHaveLength(1);
  });
});

describe('a turn that may go no further', () => {
  it('ends after its last call, however often the model asks for more', async () => {
    await using model = await modelThat({ text: 'Still looking.', calls: [search('otters')] });
    const { desk, begun, used } = deskThat();
    const answer = await agentAt(model).answer(brief(), desk);
    expect(answer.text).toBe('Still looking.');
    expect(begun).toEqual([...Array.from({ length: TURN_CALL.calls - 1 }, () => 'answer'), 'closing']);
    expect(model.requests).toHaveLength(TURN_CALL.calls);
    expect(used).toHaveLength(TURN_CALL.calls - 1);
  });

  it('closes with what there is when a further call is refused', async () => {
    await using model = await modelThat({ calls: [search('otters')] }, 'They drift [1].');
    const { desk, begun } = deskThat({ grants: (purpose, nth) => purpose === 'closing' || nth === 1, tool: () => FOUND });
    const answer = await agentAt(model).answer(brief(), desk);
    expect(answer.text).toBe('They drift [1].');
    expect(begun).toEqual(['answer', 'answer', 'closing']);
    const { messages, tools } = model.requests[1]!.body;
    expect(tools).toBeUndefined();
    expect(messages.map(({ role }: { role: string }) => role)).toEqual(['system', 'user', 'user']);
    expect(messages[0].content).toContain('No tool can be used any more.');
    expect(JSON.parse(messages[1].content)).toMatchObject({ sources: [{ n: 1, excerpt: 'They drift.' }] });
  });

  const refusedAtOnce = () => deskThat({ grants: (purpose) => purpose === 'closing' });

  it('is heard when it calls a tool all the same, and the tool is not run', async () => {
    await using model = await modelThat({ text: 'I think so.', calls: [search('otters')] });
    const { desk, used } = refusedAtOnce();
    expect((await agentAt(model).answer(brief(), desk)).text).toBe('I think so.');
    expect(used).toEqual([]);
  });

  it('fails when it calls a tool and says nothing', async () => {
    await using model = await modelThat({ calls: [search('otters')] });
    const { desk, used } = refusedAtOnce();
    expect(await failureOf(agentAt(model).answer(brief(), desk))).toMatchObject({ code: 'invalid_output' });
    expect([used, model.requests.length]).toEqual([[], 1]);
  });

  it('costs nothing when not even the closing call is granted', async () => {
    await using model = await modelThat('Never.');
    const failure = await failureOf(agentAt(model).answer(brief(), deskThat({ grants: () => false }).desk));
    expect([failure.billed, model.requests.length]).toEqual([false, 0]);
  });
});

describe('a provider that is away', () => {
  const other = terms({ id: 'acme/other', tools: false, maxTokens: 300 });

  it.each([
    [429, 'provider_busy'],
    [503, 'provider_failed'],
    [504, 'provider_timeout'],
  ])('with %s is replaced once, on the other terms', async (status, code) => {
    await using model = await modelThat(refusing(status), 'From another [1].');
    const { desk, begun, failures, usages } = deskThat({ instead: other });
    expect((await agentAt(model).answer(brief(), desk)).text).toBe('From another [1].');
    expect(begun).toEqual(['answer', `answer instead of ${code}`]);
    expect(failures.map((failure) => failure.code)).toEqual([code]);
    expect(usages).toHaveLength(1);
    expect(model.requests[1]!.body).toMatchObject({ model: 'acme/other', max_tokens: 300 });
    expect(model.requests[1]!.body).not.toHaveProperty('tools');
  });

  it('twice ends the turn with how it failed last', async () => {
    await using model = await modelThat(refusing(429), refusing(503));
    const { desk, failures } = deskThat({ instead: other });
    expect(await failureOf(agentAt(model).answer(brief(), desk))).toMatchObject({ code: 'provider_failed', billed: false });
    expect(failures).toHaveLength(2);
    expect(model.requests).toHaveLength(2);
  });

  it('ends the turn when there is no other model', async () => {
    await using model = await modelThat(refusing(429));
    expect(await failureOf(agentAt(model).answer(brief(), deskThat().desk))).toMatchObject({ code: 'provider_busy' });
    expect(model.requests).toHaveLength(1);
  });

  it('that cannot be read to its end gives no whole answer, whatever comes behind', async () => {
    await using model = await modelThat((response) => {
      openStream(response);
      const end = JSON.stringify(finishChunk('stop'));
      response.end(
        `data: ${JSON.stringify(contentChunk('They'))}\n\ndata: {"id":"gen-1","choi\n\ndata: ${end}\n\ndata: [DONE]\n\n`,
      );
    });
    expect(await failureOf(agentAt(model).answer(brief(), deskThat().desk))).toMatchObject({ code: 'provider_failed' });
  });

  it('after the first words is not replaced: somebody has read them', async () => {
    await using model = await modelThat((response) => {
      openStream(response);
      sendData(response, contentChunk('They'));
      setTimeout(() => response.destroy(), 20);
    }, 'Again.');
    const { desk, failures, begun } = deskThat({ instead: other });
    expect(await failureOf(agentAt(model).answer(brief(), desk))).toMatchObject({
      code: 'provider_failed',
      generationId: 'gen-1',
    });
    expect([begun, failures.length]).toEqual([['answer'], 1]);
  });
});

describe('a turn that is given up', () => {
  it('ends the model call at once, and its generation is known', async () => {
    await using model = await modelThat((response) => {
      openStream(response);
      sendData(response, contentChunk('They would'));
    });
    const stop = new AbortController();
    const { desk, failures, generations, traces } = deskThat({ signal: stop.signal, onSay: () => stop.abort() });
    const failure = await failureOf(agentAt(model).answer(brief(), desk));
    await model.hangUp;
    expect(failure).toMatchObject({ billed: true, generationId: 'gen-1' });
    expect([failures.length, generations]).toEqual([1, ['gen-1']]);
    expect(traces).toMatchObject([{ completion: { text: 'They would' }, finishReason: null }]);
  });

  it('ends with what the desk threw', async () => {
    await using model = await modelThat({ calls: [search('otters')] });
    const lost = new Error('the turn is another worker’s');
    const { desk } = deskThat({
      tool: () => {
        throw lost;
      },
    });
    await expect(agentAt(model).answer(brief(), desk)).rejects.toBe(lost);
  });
});
