import type { GenerateBody } from '@factoids/contracts';
import type { Caller } from '../accounts/index.ts';
import { hashOf, type LimitState, requireAllowedTopic } from '../admission/index.ts';
import { subjectKey } from '../factoids/index.ts';
import type { PriceListReader } from '../models/index.ts';
import { priceRequest } from './price-request.ts';
import { type RequestedRun, type StartDeps, startRun } from './start-run.ts';

interface Deps extends StartDeps {
  readonly readPriceList: PriceListReader;
}

interface Input {
  readonly caller: Caller;
  readonly body: GenerateBody;
  readonly idempotencyKey: string | undefined;
  readonly noteLimits: (limits: readonly LimitState[]) => void;
}

const HASH_CHARS = 16;

/** Asks for a factoid: see {@link startRun}. */
export function requestRun({ deps, input }: { deps: Deps; input: Input }): Promise<RequestedRun> {
  const { caller, body, idempotencyKey, noteLimits } = input;
  const bodyHash = hashOf([body.topic, body.model, body.temperature]);
  const topic = body.topic || null;
  return startRun({
    deps,
    asked: { caller, action: 'generate', idempotencyKey, bodyHash, noteLimits },
    async plan(basis) {
      requireAllowedTopic(basis.controls, body.topic);
      const { model, quote } = await priceRequest(deps.readPriceList, basis, body);
      const { id, structuredOutput, tools } = model;
      return {
        work: {
          kind: 'factoid',
          input: { topic, model: { id, structuredOutput, tools }, temperature: body.temperature ?? null },
        },
        quote,
        promptHash: topic === null ? null : hashOf([subjectKey(topic)]).slice(0, HASH_CHARS),
      };
    },
  });
}
