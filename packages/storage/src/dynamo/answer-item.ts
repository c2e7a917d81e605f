import { ANSWER_KEPT_MS, type AnswerClaim, CLAIM_HELD_MS, type KeptAnswer } from '@factoids/core';
import * as z from 'zod';
import { idempotencyKey } from './idempotency-item.ts';
import { epochSeconds } from './table.ts';

const Answer = z.object({ status: z.int(), headers: z.record(z.string(), z.string()), body: z.string() });

const Text = z.object({ S: z.string() }).transform(({ S }) => S);

/** As it comes with a refusal, in the store's own notation. Without a claimant it is the record of a run that was asked for. */
const Standing = z.object({
  bodyHash: Text,
  claimant: Text.optional(),
  answer: Text.transform((text) => Answer.parse(JSON.parse(text))).optional(),
});

const LONG_AGO = '1970-01-01T00:00:00.000Z';

/** Until when the store keeps an item, for itself and for who asks. */
function keptUntil(now: Date) {
  const expiresAt = new Date(now.getTime() + ANSWER_KEPT_MS).toISOString();
  return { expiresAt, expires_at: epochSeconds(expiresAt) };
}

/**
 * In the place where the record of a run would be: a key that made a run is good for nothing else. The store removes what has
 * expired late, so expiry is part of the condition.
 */
export function putClaim(tableName: string, claim: AnswerClaim, now: Date) {
  const at = now.toISOString();
  return {
    TableName: tableName,
    Item: {
      ...idempotencyKey(claim),
      ...claim,
      ...keptUntil(now),
      heldUntil: new Date(now.getTime() + CLAIM_HELD_MS).toISOString(),
    },
    ConditionExpression: 'attribute_not_exists(pk) OR expires_at <= :seconds OR (heldUntil <= :now AND bodyHash = :hash)',
    ExpressionAttributeValues: { ':seconds': epochSeconds(at), ':now': at, ':hash': claim.bodyHash },
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
  };
}

/** Without `heldUntil`: nobody takes over what has been answered. */
export function putAnswer(tableName: string, { claim, answer, now }: { claim: AnswerClaim; answer: KeptAnswer; now: Date }) {
  return whileMine(tableName, claim, { ...claim, ...keptUntil(now), answer: JSON.stringify(answer) });
}

/** Written over with one that has expired. */
export function putForgotten(tableName: string, claim: AnswerClaim) {
  return whileMine(tableName, claim, { ...claim, expiresAt: LONG_AGO, expires_at: 0 });
}

function whileMine(tableName: string, claim: AnswerClaim, item: object) {
  return {
    TableName: tableName,
    Item: { ...idempotencyKey(claim), ...item },
    ConditionExpression: 'claimant = :claimant',
    ExpressionAttributeValues: { ':claimant': claim.claimant },
  };
}

export type StandingAnswer = z.output<typeof Standing>;

export function parseStandingAnswer(item: unknown): StandingAnswer {
  return Standing.parse(item);
}
