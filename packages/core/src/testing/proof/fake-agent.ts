import type { AgentAnswer, CallPurpose, ChatAgent, TurnDesk } from '../../chat/index.ts';
import { ProviderError } from '../../runs/index.ts';
import type { FakeProvider, ModelCall } from './fake-provider.ts';

interface Agent {
  readonly provider: FakeProvider;
  /** Calls beyond the first one, each after a tool. */
  readonly further: number;
  /** What comes of the call that has just begun. */
  readonly callOf: () => Promise<ModelCall>;
}

const TOOLS = ['web_search', 'search_factoids', 'no_such_tool'];
const QUERY = { query: 'otters' };

/** Answers as an agent does that keeps to its desk: it calls no model before the desk has let it. */
export function fakeAgent({ provider, further, callOf }: Agent): ChatAgent {
  async function askModel(desk: TurnDesk): Promise<string> {
    let text = '';
    for await (const event of provider.answerCall(await callOf(), desk.signal)) {
      if (event.type === 'generation') desk.noteGeneration(event.generationId);
      if (event.type === 'text') {
        text += event.text;
        desk.say(text);
      }
      if (event.type === 'finished' && event.usage) desk.noteUsage(event.usage);
    }
    return text;
  }

  async function ask(desk: TurnDesk, purpose: CallPurpose): Promise<string> {
    for (;;) {
      try {
        return await askModel(desk);
      } catch (error) {
        if (!(error instanceof ProviderError)) throw error;
        desk.noteFailure(error);
        if (!(await desk.beginInstead(purpose, error))) throw error;
      }
    }
  }

  return {
    async answer({ question }, desk): Promise<AgentAnswer> {
      await desk.retrieve(question);
      for (let round = 0; await desk.beginCall('answer'); round += 1) {
        const text = await ask(desk, 'answer');
        if (round === further) return { text, summary: null };
        await desk.useTool({ id: `use_${round}`, name: TOOLS[round % TOOLS.length] ?? '', arguments: QUERY });
      }
      if (!(await desk.beginCall('closing'))) throw new ProviderError('provider_failed', { billed: false });
      return { text: await ask(desk, 'closing'), summary: null };
    },
  };
}
