export { castVote } from './cast-vote.ts';
export type { FeedbackRecord } from './feedback.ts';
export type {
  FeedbackListQuery,
  FeedbackReading,
  FeedbackStore,
  FeedbackWrite,
  OffensiveReport,
  Reporter,
} from './feedback-store.ts';
export { giveFeedback } from './give-feedback.ts';
export { listFeedback } from './list-feedback.ts';
export type { StandingVote, VoteChange, VoteQuery, VoteReading, VoteStore, VoteTally } from './vote-store.ts';
