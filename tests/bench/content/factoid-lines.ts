import { seededRandom } from '@factoids/local-cloud';
import {
  BECAUSE,
  DESCRIPTIONS,
  HABITATS,
  KINDS,
  MEASURES,
  OCCASIONS,
  PURPOSES,
  SYLLABLES,
  THINGS,
  VERBS,
  WITNESSES,
} from './sentence-parts.ts';

type Draw = () => number;

const SUBJECTS: readonly string[] = KINDS.flatMap((kind) => HABITATS.map((habitat) => `${habitat} ${kind}`));

/**
 * Lines for `pnpm ops factoids:import`: so many factoids, the same ones for the same seed and no text twice, some 30 words each, on
 * 500 subjects of which few are frequent and many are rare. Nothing that they say is true.
 */
export function* factoidLines(count: number, seed: number): Generator<string> {
  const draw = seededRandom(seed);
  const said = new Set<string>();
  while (said.size < count) {
    const subject = drawSubject(draw);
    const text = sentence(subject, draw);
    if (said.has(text)) continue;
    said.add(text);
    yield JSON.stringify({ text, subject, emoji: pick(['🦑', '🐸', '🌋', '🪲', '🌾', '🧭', '🪨', '🦉'], draw) });
  }
}

/** Log-uniform by rank: the first subject has a ninth of all, the last a few in a thousand thousand. */
function drawSubject(draw: Draw): string {
  return pickAt(SUBJECTS, Math.floor((SUBJECTS.length + 1) ** draw()) - 1);
}

function sentence(subject: string, draw: Draw): string {
  const many = 2 + Math.floor(draw() * 997);
  const year = 1620 + Math.floor(draw() * 400);
  const share = 1 + Math.floor(draw() * 98);
  return [
    `${subject} ${pick(VERBS, draw)} ${pick(['about', 'up to', 'at least', 'nearly'], draw)} ${many} ${pick(DESCRIPTIONS, draw)}`,
    `${pick(THINGS, draw)} ${pick(MEASURES, draw)} ${pick(PURPOSES, draw)}, as ${pick(WITNESSES, draw)} near ${place(draw)}`,
    `${pick(OCCASIONS, draw)} in ${year}, ${pick(BECAUSE, draw)} ${share} percent of the ${pick(THINGS, draw)} are ${pick(DESCRIPTIONS, draw)}.`,
  ].join(' ');
}

/** Names of places that are on no map, so that words are as many as they are in what people write. */
function place(draw: Draw): string {
  const name = Array.from({ length: 2 + Math.floor(draw() * 2) }, () => pick(SYLLABLES, draw)).join('');
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function pick(words: readonly string[], draw: Draw): string {
  return pickAt(words, Math.floor(draw() * words.length));
}

function pickAt(words: readonly string[], index: number): string {
  return words[index] ?? '';
}
