import type { RunEvent, ToolUse } from '@factoids/contracts';
import type { Said } from './turn.ts';

export const NOTHING_SAID: Said = { text: '', tools: [], firstWordAt: null };

/** A log, entry by entry: `running` clears the text, as it does for every reader. */
export function hear(said: Said, event: RunEvent): Said {
  switch (event.type) {
    case 'running':
      return { ...said, text: '' };
    case 'delta':
      return { ...said, text: said.text + event.text, firstWordAt: said.firstWordAt ?? event.at };
    case 'tool_call': {
      const { id, name, label } = event;
      // Until its result is there: a turn that breaks off in between has seen it fail.
      const begun: ToolUse = { id, name, label, status: 'failed', summary: '', sources: [] };
      return { ...said, tools: [...said.tools, begun] };
    }
    case 'tool_result': {
      const { id, status, summary, sources } = event;
      return { ...said, tools: said.tools.map((tool) => (tool.id === id ? { ...tool, status, summary, sources } : tool)) };
    }
    default:
      return said;
  }
}
