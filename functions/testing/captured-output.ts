/** Keeps what is written to the log from the terminal, line by line, until it is restored. */
export function captureOutput(): { readonly lines: readonly string[]; restore(): void } {
  const lines: string[] = [];
  const streams = [process.stdout, process.stderr].map((stream) => ({ stream, write: stream.write }));
  for (const { stream } of streams) {
    stream.write = (text: string | Uint8Array) => {
      lines.push(...String(text).trimEnd().split('\n'));
      return true;
    };
  }
  return {
    lines,
    restore() {
      for (const { stream, write } of streams) stream.write = write;
    },
  };
}
