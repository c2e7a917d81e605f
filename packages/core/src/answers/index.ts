export {
  ANSWER_KEPT_MS,
  type AnswerClaim,
  type AnswerStore,
  CLAIM_HELD_MS,
  type Claimed,
  type KeptAnswer,
} from './answer-store.ts';
