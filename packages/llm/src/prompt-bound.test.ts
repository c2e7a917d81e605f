import { FACTOID_LIMITS } from '@factoids/contracts';
import { FACTOID_CALL, quoteFactoid, TWIN_REASON, type WriteRequest } from '@factoids/core';
import { sampleModel } from '@factoids/core/testing';
import { describe, expect, it } from 'vitest';
import { factoidPromptBytes } from './factoid-prompt.ts';

const MODES = [
  { id: 'acme/small', structuredOutput: true, tools: true },
  { id: 'acme/tools', structuredOutput: false, tools: true },
  { id: 'acme/plain', structuredOutput: false, tools: false },
];
const REASON = 'It was not a JSON object with the strings text, subject and emoji.';
/** Tokens that no request shows: the frame of a chat, and what providers write into the prompt for functions and schemas. */
const ADDED_BY_PROVIDERS = 900;

/** Scripts whose letters take one, two, three and four bytes, some joined of several code points; and what JSON escapes. */
const SAMPLES = {
  latin: 'Why do sea otters hold hands? ',
  diacritics: 'Žluťoučký kůň úpěl ďábelské ódy. ',
  cyrillic: 'Почему выдры держатся за лапы? ',
  greek: 'Γιατί οι ενυδρίδες κρατιούνται; ',
  arabic: 'لماذا تمسك ثعالب الماء بأيدي بعضها؟ ',
  hebrew: 'שָׁלוֹם לְלוּטְרוֹת הַיָּם ',
  devanagari: 'समुद्री ऊदबिलाव हाथ क्यों पकड़ते हैं? ',
  thai: 'ทำไมนากทะเลจึงจับมือกัน ',
  chinese: '海獭为什么手牵手睡觉？',
  japanese: 'ラッコはなぜ手をつなぐの？',
  korean: '해달은 왜 손을 잡고 잘까? ',
  emoji: '🦦🤝🦦👩‍👩‍👧‍👦🏳️‍🌈🇨🇿',
  combining: 'Z̸̢̛͎a̴l͘g̵o̷ ',
  escapes: '"\\\n\u0000\ud83d',
};

const topicOf = (sample: string) => sample.repeat(FACTOID_LIMITS.topicMaxChars).slice(0, FACTOID_LIMITS.topicMaxChars);
const boundOf = (topic: string | null) =>
  quoteFactoid(sampleModel(), topic, { now: new Date('2026-11-22T12:00:00.000Z'), typicalCost: null }).callMaxPromptBytes;
const sentBytes = (model: WriteRequest['model'], more: Partial<WriteRequest> = {}) =>
  factoidPromptBytes({ model, topic: null, avoid: [], repair: null, ...more });
const repair = { previous: '', reason: REASON };

describe.each(MODES)('the quoted prompt bound of $id', (model) => {
  it('has room for rules and schema, a second attempt, and what providers add', () => {
    const longest = sentBytes(model, { repair }) - Buffer.byteLength('null');
    expect(longest + ADDED_BY_PROVIDERS).toBeLessThanOrEqual(FACTOID_CALL.fixedPromptBytes);
  });

  it.each(Object.entries(SAMPLES))('has the same room left beside the longest topic as without one: %s', (_script, sample) => {
    const topic = topicOf(sample);
    for (const again of [null, repair]) {
      const left = boundOf(topic) - sentBytes(model, { topic, repair: again });
      expect(left).toBe(boundOf(null) - sentBytes(model, { repair: again }));
      expect(left).toBeGreaterThan(ADDED_BY_PROVIDERS + FACTOID_CALL.avoidBytes);
    }
  });

  it.each(Object.entries(SAMPLES))(
    'has room for what exists already when that is repeated, however long both are: %s',
    (_script, sample) => {
      const text = sample.repeat(FACTOID_LIMITS.textMaxChars).slice(0, FACTOID_LIMITS.textMaxChars);
      const twin = { previous: text, reason: TWIN_REASON };
      const sent = sentBytes(model, { topic: topicOf(sample), avoid: [text], repair: twin });
      expect(sent).toBeLessThanOrEqual(boundOf(topicOf(sample)));
    },
  );

  it('has room beside a repair for some of the texts to avoid', () => {
    const avoid = ['x'.repeat(FACTOID_LIMITS.textMaxChars)];
    const sent = sentBytes(model, { topic: 'otters', avoid, repair: { previous: 'x'.repeat(1_000), reason: REASON } });
    expect(sent).toBeLessThanOrEqual(boundOf('otters'));
  });
});
