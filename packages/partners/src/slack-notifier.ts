import { type Notifier, noticeText } from '@factoids/core';

export interface SlackOptions {
  /** Of an incoming webhook; whoever knows it can post, so it is never logged. */
  readonly webhookUrl: string;
  /** Stands before the text: several stages may share a channel. */
  readonly stage: string;
  readonly timeoutMs: number;
  /** Told why a notice did not arrive; the reason names no address. */
  readonly onLost: (reason: Error) => void;
}

/** Slack's incoming webhook. A notice that does not arrive is lost here; the log has it. */
export function slackNotifier(options: SlackOptions): Notifier {
  return {
    async notify(notice) {
      const text = `[${options.stage}] ${withoutMarkup(noticeText(notice))}`;
      const lost = await post(options, text);
      if (lost !== null) options.onLost(new Error(`slack: ${lost}`));
    },
  };
}

/** null when it arrived, else why it did not. */
async function post({ webhookUrl, timeoutMs }: SlackOptions, text: string): Promise<string | null> {
  try {
    const response = await fetch(webhookUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text }),
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    await response.body?.cancel();
    return response.ok ? null : `status ${response.status}`;
  } catch (error) {
    return error instanceof Error ? error.name : 'no answer';
  }
}

/** The three characters that Slack reads as markup: nothing in a notice may become a link or a mention. */
function withoutMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
