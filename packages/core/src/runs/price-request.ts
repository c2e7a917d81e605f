import type { GenerateBody } from '@factoids/contracts';
import { type AdmissionBasis, chooseModel, type Quote, quoteFactoid } from '../admission/index.ts';
import { type PricedModel, type PriceListReader, typicalCostOf } from '../models/index.ts';

interface Priced {
  readonly model: PricedModel;
  readonly quote: Quote;
}

/** The model that a request means, and what it may cost. Throws when there is none, when it is stopped, or has no known price. */
export async function priceRequest(
  readPriceList: PriceListReader,
  { controls, now }: AdmissionBasis,
  body: GenerateBody,
): Promise<Priced> {
  const list = await readPriceList();
  const model = chooseModel({ models: list.models, policy: controls.policy.models, kills: controls.kills }, body.model);
  return { model, quote: quoteFactoid(model, body.topic || null, { now, typicalCost: typicalCostOf(list, model.id) }) };
}
