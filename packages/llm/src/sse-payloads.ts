/** Cuts a server-sent event stream into the payloads of its `data:` fields; comments and other fields are passed over. */
export interface SsePayloads {
  push(text: string): string[];
  /** What was left without a closing blank line. */
  end(): string[];
}

export function ssePayloads(): SsePayloads {
  let pending = '';
  let data: string[] = [];

  const takeEvent = (): string[] => {
    const event = data;
    data = [];
    return event.length === 0 ? [] : [event.join('\n')];
  };
  const takeLine = (line: string): string[] => {
    if (line === '') return takeEvent();
    if (line.startsWith('data:')) data.push(line.slice(line.startsWith('data: ') ? 6 : 5));
    return [];
  };

  return {
    push(text) {
      const lines = (pending + text).split('\n');
      pending = lines.pop() ?? '';
      return lines.flatMap((line) => takeLine(line.endsWith('\r') ? line.slice(0, -1) : line));
    },
    end() {
      const last = takeLine(pending);
      pending = '';
      return [...last, ...takeEvent()];
    },
  };
}
