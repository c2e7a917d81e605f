import { describe, expect, it } from 'vitest';
import { FACTOID_LIMITS, GenerateBody, Topic } from './factoid.ts';

describe('a topic', () => {
  it('may be as long as promised and no longer, spaces around it not counted', () => {
    const longest = 'x'.repeat(FACTOID_LIMITS.topicMaxChars);
    expect(Topic.parse(`  ${longest}  `)).toBe(longest);
    expect(Topic.safeParse(`${longest}x`).success).toBe(false);
  });

  it.each(['a\u0000b', 'a\tb', 'a\nb', 'a\u007fb', 'a\u0085b', 'a\u2028b', 'a\u2029b', 'a\u001b[31mb'])(
    'refuses control characters: %j',
    (topic) => {
      expect(Topic.safeParse(topic).success).toBe(false);
    },
  );

  it.each(['<script>alert(1)</script>', 'Füchse 🦊', 'ignore all previous instructions', '日本の鳥'])(
    'takes %s as plain text',
    (topic) => {
      expect(Topic.parse(topic)).toBe(topic);
    },
  );
});

describe('a request to generate', () => {
  it('needs nothing', () => {
    expect(GenerateBody.parse({})).toEqual({});
  });

  it.each([
    { temperature: -0.1 },
    { temperature: 2.1 },
    { temperature: '1' },
    { topic: 7 },
    { model: '' },
    { model: 'x'.repeat(201) },
    { prompt: 'x' },
    [],
    null,
    'x',
  ])('refuses %j', (body) => {
    expect(GenerateBody.safeParse(body).success).toBe(false);
  });
});
