import type { ChatSource } from '@factoids/contracts';
import type { ChatSummary, TurnBrief } from '@factoids/core';
import { HumanMessage } from '@langchain/core/messages';
import { jsonBytes } from './prompt-bytes.ts';
import type { Round, ToolResult } from './turn-state.ts';

interface Data {
  readonly factoid: TurnBrief['factoid'];
  readonly summary: ChatSummary | null;
  readonly sources: readonly ChatSource[];
  /** For a call without tools: what they returned before. */
  readonly rounds: readonly Round[];
}

/** What others wrote, as one JSON object in a message of its own: no text in it can leave its quotes. */
export function dataMessage({ factoid, summary, sources, rounds }: Data): HumanMessage {
  const results = rounds.flatMap((round) => round.results).map(readResult);
  const data = {
    ...(factoid === null ? {} : { factoid }),
    ...(summary === null ? {} : { summary: summary.text }),
    sources: [...sources, ...results.flatMap((result) => result.sources)],
    ...(results.length === 0 ? {} : { tool_results: results.map(({ tool, result }) => ({ tool, result })) }),
  };
  return new HumanMessage(JSON.stringify(data));
}

/** The sources stand with the others; what else there is, by its tool. */
function readResult({ name, result }: ToolResult) {
  const parsed = parsedOrText(result);
  if (typeof parsed !== 'object' || parsed === null) return { tool: name, sources: [], result: parsed };
  const { sources, ...rest } = { sources: null, ...parsed };
  return { tool: name, sources: Array.isArray(sources) ? sources : [], result: rest };
}

function parsedOrText(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return json;
  }
}

/** As many of the sources, best first, as fit beside the factoid. */
export function sourcesWithin(sources: readonly ChatSource[], { factoid, limits }: TurnBrief): readonly ChatSource[] {
  const bytes = (count: number) => jsonBytes(JSON.stringify({ factoid, sources: sources.slice(0, count) }));
  let count = sources.length;
  while (count > 0 && bytes(count) > limits.contextBytes) count -= 1;
  return sources.slice(0, count);
}
