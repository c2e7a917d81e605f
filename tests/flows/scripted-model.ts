import type { LocalCloud } from '@factoids/local-cloud';

interface Said {
  readonly text: string;
  readonly subject: string;
}

/** From now on the model answers a topic with these, one a call, the last of them again and again; any other topic as ever. */
export function scriptModel({ provider }: LocalCloud, topic: string, answers: readonly Said[]): { requests: string[] } {
  if (!provider) throw new Error('no offline provider');
  const before = provider.settings.behaviour;
  const requests: string[] = [];
  provider.settings.behaviour = (request) => {
    const asked = JSON.stringify(request.messages.at(-1));
    if (!asked.includes(`\\"topic\\":\\"${topic}\\"`)) return before(request);
    const said = answers[Math.min(requests.length, answers.length - 1)];
    requests.push(asked);
    return { ...before(request), answer: JSON.stringify({ ...said, emoji: '🦦' }) };
  };
  return { requests };
}
