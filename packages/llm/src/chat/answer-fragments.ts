import type { AIMessageChunk } from '@langchain/core/messages';
import type { ModelAnswer, ToolRequest } from './turn-state.ts';

/** More in one answer are not carried out. */
const MOST_REQUESTS = 4;
const MOST_ARGUMENT_CHARS = 2_000;
const MOST_NAME_CHARS = 64;
const USABLE_ID = /^[\w-]{1,64}$/;

interface Call {
  readonly index: number | null;
  readonly id: string;
  name: string;
  args: string;
}

type Fragment = NonNullable<AIMessageChunk['tool_call_chunks']>[number];

/** Puts one streamed answer together: its words, and calls of tools whose fragments may come mixed. */
export interface AnswerFragments {
  /** Whether the chunk added words. */
  push(chunk: AIMessageChunk): boolean;
  /** So far. `takenIds` are of calls before. */
  answer(takenIds: ReadonlySet<string>): ModelAnswer;
}

export function answerFragments(): AnswerFragments {
  let text = '';
  const calls: Call[] = [];
  return {
    push(chunk) {
      for (const fragment of chunk.tool_call_chunks ?? []) addFragment(calls, fragment);
      const words = typeof chunk.content === 'string' ? chunk.content : '';
      text += words;
      return words !== '';
    },
    answer: (takenIds) => ({ text, requests: requestsOf(calls, takenIds) }),
  };
}

/** Some providers send each call whole and number none, or all alike: then a new id begins a new call. */
function addFragment(calls: Call[], fragment: Fragment): void {
  const index = fragment.index ?? null;
  const [id, name, args] = [fragment.id ?? '', fragment.name ?? '', fragment.args ?? ''];
  const open = calls.findLast((call) => index === null || call.index === index);
  if (open && !beginsAnother(open, { index, id, name })) {
    open.name ||= name;
    open.args += args;
  } else {
    calls.push({ index, id, name, args });
  }
}

function beginsAnother(open: Call, { index, id, name }: Pick<Call, 'index' | 'id' | 'name'>): boolean {
  if (id !== '' && open.id !== '') return id !== open.id;
  return index === null && name !== '' && open.name !== '';
}

function requestsOf(calls: readonly Call[], takenIds: ReadonlySet<string>): ToolRequest[] {
  const taken = new Set(takenIds);
  const named = calls.filter(({ name }) => name !== '').slice(0, MOST_REQUESTS);
  return named.map(({ id, name, args }) => {
    const own = USABLE_ID.test(id) && !taken.has(id) ? id : freeId(taken);
    taken.add(own);
    return { id: own, name: usableName(name), arguments: parsedArguments(args) };
  });
}

function freeId(taken: ReadonlySet<string>): string {
  let n = taken.size + 1;
  while (taken.has(`call_${n}`)) n += 1;
  return `call_${n}`;
}

/** It goes back in what came before: providers refuse a whole request for a name with a dot or a space in it. */
function usableName(name: string): string {
  return name.replace(/[^\w-]/g, '_').slice(0, MOST_NAME_CHARS);
}

function parsedArguments(args: string): unknown {
  if (args.trim() === '') return {};
  try {
    return args.length > MOST_ARGUMENT_CHARS ? args.slice(0, MOST_ARGUMENT_CHARS) : JSON.parse(args);
  } catch {
    return args;
  }
}
