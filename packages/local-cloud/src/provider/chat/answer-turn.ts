import type { Answer } from '../completions/answer.ts';
import { chooseCalls } from './choose-calls.ts';
import { subjectOf, type Turn } from './read-turn.ts';
import { coverage, fitting, type Source } from './source.ts';
import { recordedVerdict } from './verdict.ts';

const MOST_QUOTED = 3;
const QUOTE_CHARS = 320;
const HAS_WORDS_OF_CLAIM = 0.5;

const UNKNOWN = 'I found nothing about that, and I would rather not guess. Ask me in other words, or about another fact.';

const VERDICTS = {
  supported: 'Yes, this holds up: a source says the same.',
  contradicted: 'No: a source says otherwise.',
  unclear: 'That stays open: the sources that I found do not say it clearly.',
} as const;

/** What is said next: first a tool or two, then words that are the sources' own. */
export function answerTurn(turn: Turn): Answer {
  const calls = chooseCalls(turn);
  return calls.length > 0 ? { text: '', calls } : { text: wordsOf(turn), calls: [] };
}

function wordsOf(turn: Turn): string {
  const verdict = recordedVerdict(turn.results);
  if (verdict !== null) return [VERDICTS[verdict], ...quotes(witnesses(turn))].join('\n\n');
  const sources = fitting(turn.sources, subjectOf(turn)).slice(0, MOST_QUOTED);
  if (sources.length > 0) return quotes(sources).join('\n\n');
  return turn.claim === null ? UNKNOWN : `All that I know of it is what it says: ${plain(turn.claim)}`;
}

function witnesses({ sources, results, claim }: Turn): readonly Source[] {
  const found = results.flatMap((result) => result.sources);
  const from = found.length > 0 ? found : sources;
  return from.filter(({ title, excerpt }) => coverage(claim ?? '', `${title} ${excerpt}`) >= HAS_WORDS_OF_CLAIM).slice(0, 1);
}

function quotes(sources: readonly Source[]): string[] {
  const [only, ...more] = sources.map(({ n, title, excerpt }) => ({ title, said: `${plain(excerpt || title)} [${n}]` }));
  if (only === undefined) return [];
  if (more.length === 0) return [only.said];
  return [only.said, more.map(({ said }) => `- ${said}`).join('\n')];
}

/** On one line, without marks that would look like citations of ours, and not too long. */
function plain(text: string): string {
  const line = text
    .replace(/\[\d+\]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return line.length <= QUOTE_CHARS ? line : `${line.slice(0, line.lastIndexOf(' ', QUOTE_CHARS))} …`;
}
