import { FACTOID_LIMITS } from '@factoids/contracts';
import { quoteFactoid } from '@factoids/core';
import { sampleModel } from '@factoids/core/testing';
import { describe, expect, it } from 'vitest';
import { factoidPromptBytes } from './factoid-prompt.ts';

const MODES = [
  { id: 'acme/small', structuredOutput: true, tools: true },
  { id: 'acme/tools', structuredOutput: false, tools: true },
  { id: 'acme/plain', structuredOutput: false, tools: false },
];
const WORST = ['"', '\\', '語', '🦦', '\ud83d'];
const REASON = 'It was not a JSON object with the strings text, subject and emoji.';

describe('the quoted prompt bound', () => {
  it.each(MODES)('has room for any topic, first try and repair, asked of $id', (model) => {
    for (const character of WORST) {
      const topic = character.repeat(FACTOID_LIMITS.topicMaxChars / character.length);
      const { callMaxPromptBytes } = quoteFactoid(sampleModel(), topic);
      const repair = { previous: '', reason: REASON };
      expect(factoidPromptBytes({ model, topic, avoid: [], repair: null })).toBeLessThanOrEqual(callMaxPromptBytes);
      expect(factoidPromptBytes({ model, topic, avoid: [], repair })).toBeLessThanOrEqual(callMaxPromptBytes);
    }
  });

  it.each(MODES)('has room beside a repair for some of the texts to avoid, asked of $id', (model) => {
    const { callMaxPromptBytes } = quoteFactoid(sampleModel(), 'otters');
    const avoid = ['x'.repeat(FACTOID_LIMITS.textMaxChars)];
    const repair = { previous: 'x'.repeat(1_000), reason: REASON };
    expect(factoidPromptBytes({ model, topic: 'otters', avoid, repair })).toBeLessThanOrEqual(callMaxPromptBytes);
  });
});
