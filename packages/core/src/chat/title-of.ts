const MAX_CHARS = 60;

/** How a chat is called: the beginning of its first message, on one line, cut between words where it can be. */
export function titleOf(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const letters = [...line];
  if (letters.length <= MAX_CHARS) return line;
  const cut = letters.slice(0, MAX_CHARS - 1).join('');
  const words = cut.replace(/ \S*$/, '');
  return `${words}…`;
}
