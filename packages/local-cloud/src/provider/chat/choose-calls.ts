import { keywordsOf } from '../answers/stem.ts';
import type { FunctionCall } from '../completions/answer.ts';
import type { Tool } from '../completions/completion-request.ts';
import { fillArguments } from './fill-arguments.ts';
import { subjectOf, type Turn } from './read-turn.ts';
import { judge, RECORD_VERDICT } from './verdict.ts';

const WEB_SEARCH = 'web_search';
const SEARCH = 'search_factoids';
const LOOK_UP = 'get_factoid';

const ASKS_FOR_PROOF =
  /\b(true|really|correct|sources?|evidence|proof|proves?|verif(?:y|ied)|double-check|fact-check|web|internet|online|who says)\b/gi;
const COMPARES = /\b(?:compare|difference between)\s+(.+?)\s+(?:and|with|to)\s+(.+)$/i;
const FACTOID_ID = /\bfct_[0-9A-Za-z]+\b/;

/** The tools that a careful model would ask before it answers: none when it has its results, or when none helps. */
export function chooseCalls(turn: Turn): readonly FunctionCall[] {
  const { results } = turn;
  if (isOffered(turn, RECORD_VERDICT)) return callsOfCheck(turn);
  if (results.length > 0) return [];
  const [id] = FACTOID_ID.exec(turn.question) ?? [];
  if (id !== undefined && isOffered(turn, LOOK_UP)) return call(turn, LOOK_UP, { text: id });
  if (turn.question.search(ASKS_FOR_PROOF) >= 0 && isOffered(turn, WEB_SEARCH)) return search(turn, WEB_SEARCH, subjectOf(turn));
  const [, left, right] = COMPARES.exec(turn.question) ?? [];
  if (left !== undefined && right !== undefined) return [...search(turn, SEARCH, left), ...search(turn, SEARCH, right)];
  return search(turn, SEARCH, subjectOf(turn));
}

/** Looks for witnesses, gives the verdict, and is done. */
function callsOfCheck(turn: Turn): readonly FunctionCall[] {
  const claim = turn.claim ?? turn.question;
  if (turn.results.length === 0) {
    const found = search(turn, isOffered(turn, WEB_SEARCH) ? WEB_SEARCH : SEARCH, claim);
    if (found.length > 0) return found;
  }
  if (turn.results.some(({ name }) => name === RECORD_VERDICT)) return [];
  const { value, because, citing } = judge(
    claim,
    turn.results.flatMap(({ sources }) => sources),
  );
  return call(turn, RECORD_VERDICT, { choice: value, text: because, numbers: citing });
}

function search(turn: Turn, name: string, about: string): readonly FunctionCall[] {
  const words = [...new Set(keywordsOf(about.replaceAll(ASKS_FOR_PROOF, ' ')))].join(' ');
  return words === '' ? [] : call(turn, name, { text: words });
}

function call({ tools }: Turn, name: string, values: Parameters<typeof fillArguments>[1]): readonly FunctionCall[] {
  const tool = find(tools, name);
  return tool ? [{ name, arguments: JSON.stringify(fillArguments(tool.function.parameters, values)) }] : [];
}

function isOffered({ tools }: Turn, name: string): boolean {
  return find(tools, name) !== undefined;
}

function find(tools: readonly Tool[], name: string): Tool | undefined {
  return tools.find((tool) => tool.function.name === name);
}
