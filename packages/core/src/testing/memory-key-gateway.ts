import type { KeyGateway } from '../accounts/index.ts';

/** The door before ours in one process; `texts` shows which key texts it knows, by key id. */
export function memoryKeyGateway(): KeyGateway & { readonly texts: Map<string, readonly string[]> } {
  const texts = new Map<string, readonly string[]>();
  return {
    texts,
    async admit({ id }, apiKey) {
      texts.set(id, [...(texts.get(id) ?? []), apiKey]);
    },
    async forget(id, isOver) {
      texts.set(
        id,
        (texts.get(id) ?? []).filter((text) => !isOver(text)),
      );
    },
  };
}
