import { AppError } from '../app-error.ts';
import { hasPhrase } from '../factoids/index.ts';
import type { Controls } from './controls.ts';

/** Throws `topic_denied` for a topic in which a phrase of the policy in force appears as whole words. */
export function requireAllowedTopic({ policy }: Pick<Controls, 'policy'>, topic: string | undefined): void {
  if (!topic || !policy.topics.deny.some((phrase) => hasPhrase(topic, phrase))) return;
  const errors = [{ location: '/topic', message: 'is about something that is not written about' }];
  throw new AppError('topic_denied', { detail: 'Nothing is written about this topic here: please choose another.', errors });
}
