interface ReviverContext {
  readonly source?: string;
}

/**
 * JSON in which the numbers under `keys` come out as the text they were written with, because a float would already
 * have changed the amount. Other numbers stay numbers.
 * @throws SyntaxError when the text is no JSON
 */
export function parseJsonWithNumberText(text: string, keys: ReadonlySet<string>): unknown {
  // A stream has hundreds of pieces without them, and looking at every value of each is dear.
  if (![...keys].some((key) => text.includes(`"${key}"`))) return JSON.parse(text);
  return JSON.parse(text, (key: string, value: unknown, context?: ReviverContext) =>
    typeof value === 'number' && keys.has(key) ? (context?.source ?? String(value)) : value,
  );
}
