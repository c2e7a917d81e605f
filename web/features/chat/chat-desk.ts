import { IDLE_TURN, isSettledPhase, reduceTurn, type Schemas, type TurnState } from '@factoids/client';
import type { RunEvent } from '@factoids/contracts';
import { type Refusal, refusalOfProblem } from '../limits/refusal.ts';
import type { ChatNotice } from './chat-words.ts';

export type Message = Schemas['ChatMessage'];
type Session = Schemas['ChatSession'];

/** Everything the panel shows: what was said, what is being answered, and why something is not. */
export interface ChatDesk {
  readonly session: Pick<Session, 'id' | 'model'> | null;
  /** Whole ones only, oldest first. */
  readonly messages: readonly Message[];
  /** What was said and has not arrived yet. */
  readonly asked: string | null;
  /** The answer while it is made. */
  readonly turn: TurnState | null;
  readonly isStopping: boolean;
  /** Whether news of the turn can come: while they cannot, it goes on without this page. */
  readonly isInContact: boolean;
  readonly refusal: Refusal | null;
  readonly notice: ChatNotice | null;
}

export type ChatAction =
  | { readonly type: 'found'; readonly session: Session; readonly notice: ChatNotice | null }
  | { readonly type: 'reread'; readonly session: Session }
  | { readonly type: 'opened'; readonly session: Session }
  | { readonly type: 'asked'; readonly text: string; readonly notice: ChatNotice | null }
  | { readonly type: 'accepted'; readonly message: Message }
  | { readonly type: 'happened'; readonly events: readonly RunEvent[]; readonly at: number }
  | { readonly type: 'refused'; readonly refusal: Refusal }
  | { readonly type: 'stopping'; readonly isStopping: boolean }
  | { readonly type: 'contact'; readonly isInContact: boolean }
  | { readonly type: 'noticed'; readonly notice: ChatNotice }
  | { readonly type: 'cleared'; readonly notice: ChatNotice | null };

export const EMPTY_CHAT: ChatDesk = {
  session: null,
  messages: [],
  asked: null,
  turn: null,
  isStopping: false,
  isInContact: true,
  refusal: null,
  notice: null,
};

const BEGUN: TurnState = { ...IDLE_TURN, phase: 'pending' };

export function reduceChat(desk: ChatDesk, action: ChatAction): ChatDesk {
  switch (action.type) {
    case 'found':
      return { ...afterReading(desk, action.session), notice: action.notice };
    case 'reread':
      return desk.session?.id === action.session.id ? { ...desk, messages: rereadMessages(desk, action.session) } : desk;
    case 'opened':
      return { ...desk, session: action.session };
    case 'asked':
      return { ...desk, asked: action.text, refusal: null, notice: action.notice };
    case 'accepted':
      return { ...desk, asked: null, messages: withMessage(desk.messages, action.message), turn: BEGUN };
    case 'happened':
      return action.events.reduce((before, event) => afterEvent(before, event, action.at), desk);
    case 'refused':
      return { ...desk, asked: null, turn: null, isStopping: false, refusal: action.refusal };
    case 'stopping':
      return { ...desk, isStopping: action.isStopping };
    case 'contact':
      return { ...desk, isInContact: action.isInContact };
    case 'noticed':
      return { ...desk, asked: null, notice: action.notice };
    case 'cleared':
      return { ...EMPTY_CHAT, asked: desk.asked, notice: action.notice };
  }
}

/** From the press of the button to the end of the answer. */
export function isAnswering({ asked, turn }: ChatDesk): boolean {
  return asked !== null || turn !== null;
}

/** What was asked last, to be asked again. */
export function lastQuestion({ messages }: ChatDesk): string | null {
  return messages.findLast(({ role }) => role === 'user')?.text ?? null;
}

/** The transcript is the truth; what is being said meanwhile comes after it, and a refusal stays to be read. */
function afterReading(desk: ChatDesk, session: Session): ChatDesk {
  const turn = session.running ? (desk.turn ?? BEGUN) : null;
  return { ...desk, session, messages: session.messages, turn, isStopping: false };
}

/** What was said in other windows stands where it was said; what is growing, and what came after the reading, is this page's. */
function rereadMessages({ messages, turn }: ChatDesk, { messages: read }: Session): readonly Message[] {
  const growing = turn && messages.at(-1)?.run_id;
  const told = read.filter(({ role, run_id }) => role === 'user' || run_id !== growing);
  return [...told, ...messages.filter(({ id }) => !read.some((each) => each.id === id))];
}

function afterEvent(desk: ChatDesk, event: RunEvent, at: number): ChatDesk {
  const turn = reduceTurn(desk.turn ?? BEGUN, event);
  if (!isSettledPhase(turn.phase)) return { ...desk, turn };
  const messages = turn.message ? withMessage(desk.messages, turn.message) : desk.messages;
  const refusal = turn.problem ? refusalOfProblem(turn.problem, { now: () => at, localTime: Date.parse }) : null;
  return { ...desk, turn: null, isStopping: false, messages, refusal };
}

function withMessage(messages: readonly Message[], message: Message): readonly Message[] {
  return [...messages.filter(({ id }) => id !== message.id), message];
}
