import {
  ANSWER_KEPT_MS,
  type AnswerClaim,
  type AnswerStore,
  CLAIM_HELD_MS,
  type Claimed,
  type KeptAnswer,
} from '../answers/index.ts';

interface Entry {
  readonly claim: AnswerClaim;
  readonly answer: KeptAnswer | null;
  /** Until when the claim, or the answer to it, stands. */
  readonly untilMs: number;
}

export function memoryAnswerStore(): AnswerStore {
  const entries = new Map<string, Entry>();
  const placeOf = ({ owner, key }: AnswerClaim) => JSON.stringify([owner, key]);
  const isMine = (claim: AnswerClaim) => entries.get(placeOf(claim))?.claim.claimant === claim.claimant;
  const put = (claim: AnswerClaim, entry: Omit<Entry, 'claim'>) => entries.set(placeOf(claim), { claim, ...entry });
  return {
    async claim(claim, now) {
      const standing = entries.get(placeOf(claim));
      const told = standing && tell(standing, claim, now.getTime());
      if (told) return told;
      put(claim, { answer: null, untilMs: now.getTime() + CLAIM_HELD_MS });
      return { outcome: 'mine' };
    },
    async keep(claim, answer, now) {
      if (isMine(claim)) put(claim, { answer, untilMs: now.getTime() + ANSWER_KEPT_MS });
    },
    async forget(claim) {
      if (isMine(claim)) entries.delete(placeOf(claim));
    },
  };
}

/** null for what is free to be claimed. */
function tell({ claim, answer, untilMs }: Entry, ours: AnswerClaim, nowMs: number): Claimed | null {
  if (answer && untilMs <= nowMs) return null;
  if (claim.bodyHash !== ours.bodyHash) return { outcome: 'mismatch' };
  if (answer) return { outcome: 'answered', answer };
  if (claim.claimant === ours.claimant) return { outcome: 'mine' };
  return untilMs <= nowMs ? null : { outcome: 'in_progress' };
}
