'use client';

import { useEffect, useReducer, useState } from 'react';
import { deleteChat, questionOf, stopAnswer } from './chat-calls.ts';
import { type ChatAction, type ChatDesk, EMPTY_CHAT, isAnswering, lastQuestion, type Message, reduceChat } from './chat-desk.ts';
import { type ChatVisit, deliver, forget, readWhenSeen, resume } from './chat-visit.ts';

export interface ChatControls {
  readonly desk: ChatDesk;
  /** @returns whether it was taken: else it is still the writer's. @param model `''` for the API's own choice; only of a new chat */
  ask(text: string, model: string): Promise<boolean>;
  /** What was refused or answered badly, once more. @returns what was taken now */
  askAgain(model: string): Promise<string | null>;
  /** Stops the answer on the server: nobody writes or pays on. */
  stop(): void;
  /** Leaves this chat for a new one; it is not deleted. */
  leave(): void;
  /** Deletes it for good. */
  remove(): Promise<void>;
}

/**
 * One chat about one factoid: opened by its first message, watched, found again after a reload. Leaving the page stops nothing.
 * @param onAnswered An answer is there, whole. Of the first rendering: later ones are not looked at.
 */
export function useChat(factoidId: string, onAnswered: (answer: Message) => void): ChatControls {
  const [desk, dispatch] = useReducer(reduceChat, EMPTY_CHAT);
  const [visit] = useState(() => newVisit(factoidId, { dispatch, onAnswered }));
  const isBusy = isAnswering(desk);

  useEffect(() => resume(visit), [visit]);
  useEffect(() => (isBusy ? undefined : readWhenSeen(visit)), [visit, isBusy]);

  return {
    desk,
    ask: (text, model) => deliver(visit, questionOf(text, model)),
    askAgain: async (model) => {
      const text = lastQuestion(desk);
      const again = visit.pending ?? (text === null ? null : questionOf(text, model));
      return again && (await deliver(visit, again)) ? again.text : null;
    },
    stop: () => void (visit.sessionId && stopAnswer(visit.sessionId, dispatch)),
    leave: () => forget(visit, null),
    remove: async () => {
      if (visit.sessionId === null || (await deleteChat(visit.sessionId))) forget(visit, 'deleted');
      else dispatch({ type: 'noticed', notice: 'kept' });
    },
  };
}

interface Heard {
  readonly dispatch: (action: ChatAction) => void;
  readonly onAnswered: (answer: Message) => void;
}

function newVisit(factoidId: string, heard: Heard): ChatVisit {
  const nothingYet = { sessionId: null, finding: Promise.resolve(), pending: null, isLeft: false };
  return { factoidId, ...heard, ...nothingYet, watching: new AbortController() };
}
