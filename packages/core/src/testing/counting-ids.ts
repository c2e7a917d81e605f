import { ChatSessionId, FactoidId, FeedbackId, KeyId, MessageId, SessionId } from '@factoids/contracts';
import type { IdSource } from '../id-source.ts';
import { sampleRunId } from './sample-run.ts';

/** Ids one after another, each made once. */
export function countingIds(): IdSource {
  let count = 0;
  const next = (prefix: string): string => {
    count += 1;
    return sampleRunId(count).replace('run', prefix);
  };
  return {
    factoid: () => FactoidId.parse(next('fct')),
    run: () => {
      count += 1;
      return sampleRunId(count);
    },
    session: () => SessionId.parse(next('ses')),
    key: () => KeyId.parse(next('key')),
    chatSession: () => ChatSessionId.parse(next('cht')),
    message: () => MessageId.parse(next('msg')),
    feedback: () => FeedbackId.parse(next('fbk')),
    audit: () => next('audit'),
  };
}
