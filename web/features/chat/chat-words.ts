import type { TurnState } from '@factoids/client';
import type { CHAT_LIMITS } from '@factoids/contracts';
import { OUT_OF_CONTACT } from '../../lib/problem-words.ts';
import { type Models, modelName } from '../generate/model-name.ts';

/** The contract's number, held to it by its type: the value itself would bring all of zod into the page. */
export const MESSAGE_MAX_CHARS: (typeof CHAT_LIMITS)['messageMaxChars'] = 8_000;
const COUNTED_FROM_CHARS = 7_000;

export const STARTERS = ['Is this true?', 'Explain it like I’m ten', 'Where does this come from?'] as const;

/** What a reader should know about the chat as a whole. */
export type ChatNotice = keyof typeof NOTICES;

export const NOTICES = {
  gone: 'The earlier chat about this one is gone. What you write now begins a new one.',
  over: 'This chat is over: chats last 30 days. What you write now begins a new one.',
  anew: 'The chat before was over. This is a new one.',
  elsewhere: 'This chat is answering something from another window. Your message waits in the field.',
  deleted: 'The chat is deleted, here and with us.',
  kept: 'The chat could not be deleted just now. Try again in a moment.',
  unread: 'What was said before cannot be read just now. Reload the page to try again.',
  running: 'The answer could not be stopped just now. Press Stop again.',
} as const;

/** How long a message is, once that matters; null before. */
export function lengthWords(text: string): string | null {
  const { length } = text.trim();
  const over = length - MESSAGE_MAX_CHARS;
  if (over > 0) return `${over.toLocaleString('en-US')} ${over === 1 ? 'character' : 'characters'} too many`;
  if (length < COUNTED_FROM_CHARS) return null;
  return `${length.toLocaleString('en-US')} of ${MESSAGE_MAX_CHARS.toLocaleString('en-US')} characters`;
}

/** Why the message in the field cannot be sent as things are; null when it can. */
export function whyNotSent(text: string, isAnswering: boolean): string | null {
  const { length } = text.trim();
  if (isAnswering) return 'One at a time: this can be sent when the answer is there.';
  if (length > MESSAGE_MAX_CHARS) return 'It is too long to be sent.';
  return length === 0 ? 'There is nothing to send yet.' : null;
}

interface Stage {
  readonly turn: TurnState | null;
  readonly isStopping: boolean;
  readonly isInContact: boolean;
}

/** What is going on while an answer is made. */
export function stageWords({ turn, isStopping, isInContact }: Stage, models: Models): string {
  if (!turn) return 'Sending';
  if (!isInContact) return OUT_OF_CONTACT;
  if (isStopping) return 'Stopping';
  const tool = turn.tools.findLast(({ status }) => status === 'running');
  if (tool) return tool.label;
  if (!turn.model) return 'In the queue';
  const name = modelName(models, turn.model);
  return turn.text ? `${name} is writing` : `${name} is thinking`;
}
