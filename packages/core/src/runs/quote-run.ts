import { formatUsd, type GenerateBody, type GenerateQuote } from '@factoids/contracts';
import type { Caller } from '../accounts/index.ts';
import {
  type Admission,
  admit,
  describeLimit,
  type LimitState,
  limitsOf,
  nearestLimit,
  type Quote,
  type ReadAdmission,
  readAdmission,
  requireAllowedTopic,
} from '../admission/index.ts';
import { AppError } from '../app-error.ts';
import type { PriceListReader } from '../models/index.ts';
import { priceRequest } from './price-request.ts';

type AdmissionDeps = ReadAdmission['deps'];

interface Deps extends AdmissionDeps {
  readonly readPriceList: PriceListReader;
  readonly canVerify: boolean;
}

interface Input {
  readonly caller: Caller;
  readonly body: GenerateBody;
  readonly noteLimits: (limits: readonly LimitState[]) => void;
}

/** What a request would cost and whether it would be admitted now: the same decision, of which nothing is written. */
export async function quoteRun({ deps, input }: { deps: Deps; input: Input }): Promise<GenerateQuote> {
  const { caller, body } = input;
  const basis = await readAdmission({ deps, caller, action: 'generate' });
  const admission = { ...basis, action: 'generate', canVerify: deps.canVerify } as const;
  input.noteLimits(limitsOf(admission));
  requireAllowedTopic(basis.controls, body.topic);
  const { model, quote } = await priceRequest(deps.readPriceList, basis, body);
  return {
    model: model.id,
    max_cost_usd: formatUsd(quote.maxCost),
    expected_cost_usd: formatUsd(quote.expectedCost),
    ...verdictOf(admission, quote),
  };
}

const REFUSALS = ['rate_limited', 'budget_exhausted', 'challenge_required'];

function verdictOf(admission: Admission, { maxCost }: Quote): Pick<GenerateQuote, 'would_be_admitted' | 'limit'> {
  try {
    admit(admission, maxCost, () => 0);
  } catch (error) {
    if (!(error instanceof AppError) || !REFUSALS.includes(error.code)) throw error;
    return { would_be_admitted: false, limit: error.particulars.limit ?? null };
  }
  const nearest = nearestLimit(limitsOf(admission), maxCost);
  return { would_be_admitted: true, limit: nearest && describeLimit(nearest, admission) };
}
