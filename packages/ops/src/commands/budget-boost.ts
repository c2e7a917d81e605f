import { BoostBody } from '@factoids/contracts';
import { boostBudget } from '@factoids/core';
import { leverCommand } from '../lever-command.ts';

export const budgetBoost = leverCommand({
  summary: "raises a scope's budget from now on until it ends by itself: --scope global --usd 5 --for 2h",
  options: BoostBody,
  pull: ({ deps, order }, input) => boostBudget({ deps, order: order(input.reason), input }),
});
