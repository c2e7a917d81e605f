export { chooseModel } from './choose-model.ts';
export { listModels } from './list-models.ts';
export { type Policy, parsePolicy } from './policy.ts';
export { FACTOID_CALL, type Quote, quoteFactoid } from './quote.ts';
