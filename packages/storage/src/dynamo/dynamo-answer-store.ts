import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { AnswerClaim, AnswerStore, Claimed } from '@factoids/core';
import { parseStandingAnswer, putAnswer, putClaim, putForgotten, type StandingAnswer } from './answer-item.ts';
import { storeCall } from './store-call.ts';
import type { TablePort } from './table.ts';

type Put = ConstructorParameters<typeof PutCommand>[0];

/** Every step is one put, and a claim that is refused learns from the refusal what stands there. @param table the runs table */
export function dynamoAnswerStore(table: TablePort): AnswerStore {
  const put = (input: Put) => storeCall(table, () => table.client.send(new PutCommand(input)));
  return {
    async claim(claim, now) {
      const standing = await putOrTell(table, putClaim(table.tableName, claim, now));
      return standing === null ? { outcome: 'mine' } : tell(standing, claim);
    },
    async keep(claim, answer, now) {
      await put(putAnswer(table.tableName, { claim, answer, now }));
    },
    async forget(claim) {
      await put(putForgotten(table.tableName, claim));
    },
  };
}

/** What stands in the way; null when the item was put. */
async function putOrTell(table: TablePort, input: Put) {
  const refusal = await storeCall(table, async () => {
    try {
      await table.client.send(new PutCommand(input));
      return null;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return error;
      throw error;
    }
  });
  return refusal === null || refusal === 'refused' ? null : parseStandingAnswer(refusal.Item);
}

function tell(standing: StandingAnswer, ours: AnswerClaim): Claimed {
  if (standing.bodyHash !== ours.bodyHash) return { outcome: 'mismatch' };
  if (standing.answer) return { outcome: 'answered', answer: standing.answer };
  return { outcome: standing.claimant === ours.claimant ? 'mine' : 'in_progress' };
}
