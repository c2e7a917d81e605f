import type { NanoUsd, RunEventBody } from '@factoids/contracts';
import * as z from 'zod';
import { TURN_CALL } from '../../admission/index.ts';
import type { Clock } from '../../clock.ts';
import type { RunLog, RunOf } from '../../runs/index.ts';
import { oneLine } from '../../text/index.ts';
import type { TurnDesk } from '../chat-agent.ts';
import type { ChatTool, ToolFinding } from '../chat-tool.ts';
import { bytesInRequest, findingText, fitFinding } from './fit-finding.ts';
import type { Queued } from './in-order.ts';
import { presentable, type SourceBook } from './source-book.ts';

/** A model that asks for more has lost its way. */
const USES = 8;
const LABEL_MAX_CHARS = 120;

export interface Workbench {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly log: RunLog<RunOf<'chat'>>;
  readonly write: Queued;
  readonly sources: SourceBook;
  readonly tools: readonly ChatTool[];
  /** False when it is refused. */
  readonly takeMore: (amount: NanoUsd) => Promise<boolean>;
}

type Call = Parameters<TurnDesk['useTool']>[0];
type Asked = { readonly tool: ChatTool; readonly args: Record<string, unknown> };
type Outcome = { readonly finding: ToolFinding } | { readonly failure: string; readonly summary: string };

/** What a turn's tools have been used for so far. */
interface Used {
  count: number;
  bytesLeft: number;
}

/** Carries out what the model asks for. What it must know instead of a result it is told as `error`. */
export function toolUser(bench: Workbench): TurnDesk['useTool'] {
  const used: Used = { count: 0, bytesLeft: TURN_CALL.toolBytes };
  return async (call) => {
    const text = await use(bench, used, call);
    used.bytesLeft -= bytesInRequest(text);
    return text;
  };
}

async function use(bench: Workbench, used: Used, call: Call): Promise<string> {
  bench.signal.throwIfAborted();
  const asked = parseCall(bench.tools, call);
  if ('error' in asked) return JSON.stringify(asked);
  used.count += 1;
  const room = Math.min(asked.tool.maxBytes, used.bytesLeft);
  if (used.count > USES || fitFinding(NOTHING, room) === null) return errorText('No more tools in this turn: answer now.');
  const id = `tool_${used.count}`;
  const outcome = (await begin(bench, asked, id)) ? await runInTime(bench, asked) : REFUSED;
  bench.signal.throwIfAborted();
  return finish({ bench, id, room }, outcome);
}

const NOTHING = { sources: [], data: null };
const REFUSED: Outcome = { failure: 'There is no money left for this tool in this chat.', summary: 'over what may be spent' };
const FAILED: Outcome = { failure: 'The tool failed. Go on without it.', summary: 'did not work' };
const LATE: Outcome = { failure: 'The tool took too long. Go on without it.', summary: 'took too long' };

const errorText = (error: string): string => JSON.stringify({ error });

function parseCall(tools: readonly ChatTool[], { name, arguments: given }: Call): Asked | { readonly error: string } {
  const tool = tools.find((each) => each.name === name);
  if (!tool) return { error: `There is no such tool. There are: ${tools.map((each) => each.name).join(', ') || 'none'}.` };
  const parsed = tool.arguments.safeParse(typeof given === 'string' ? parseJson(given) : given);
  if (parsed.success) return { tool, args: parsed.data };
  return { error: oneLine(`The arguments do not fit: ${z.prettifyError(parsed.error)}`, 300) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Tells readers. What is paid for is noted as a call, once its money is there; false when it is not. */
async function begin({ log, write, takeMore }: Workbench, { tool, args }: Asked, id: string): Promise<boolean> {
  const event: RunEventBody = { type: 'tool_call', id, name: tool.name, label: oneLine(tool.label(args), LABEL_MAX_CHARS) };
  const { cost } = tool;
  const isPaid = cost !== null && cost > 0;
  if (!isPaid || !(await takeMore(cost))) {
    await write(() => log.append(event));
    return !isPaid;
  }
  await write(async () => {
    await log.startCall(event, cost);
    // It costs the same whatever comes of it, so that there is nothing to look up.
    log.noteUsage({ promptTokens: 0, completionTokens: 0, cost });
  });
  return true;
}

async function runInTime({ clock, signal: stop }: Workbench, { tool, args }: Asked): Promise<Outcome> {
  const done = new AbortController();
  const signal = AbortSignal.any([stop, done.signal]);
  const late = clock.sleep(tool.timeoutMs, signal).then(() => LATE);
  try {
    return await Promise.race([tool.run(args, signal).then((finding) => ({ finding })), late]);
  } catch {
    return FAILED;
  } finally {
    done.abort();
  }
}

interface Finishing {
  readonly bench: Workbench;
  readonly id: string;
  /** UTF-8 bytes. */
  readonly room: number;
}

async function finish({ bench, id, room }: Finishing, outcome: Outcome): Promise<string> {
  const { log, write, sources } = bench;
  if ('failure' in outcome) {
    const { summary, failure } = outcome;
    await write(() => log.append({ type: 'tool_result', id, status: 'failed', summary, sources: [] }));
    return errorText(failure);
  }
  const { data, summary, sources: found } = outcome.finding;
  const shown = found.map(presentable).filter((source) => source !== null);
  const fitting = fitFinding({ sources: shown, data }, room) ?? NOTHING;
  const numbered = sources.number(fitting.sources);
  const told = { summary: oneLine(summary, LABEL_MAX_CHARS), sources: [...numbered] };
  await write(() => log.append({ type: 'tool_result', id, status: 'done', ...told }));
  return findingText({ sources: numbered, data: fitting.data });
}
