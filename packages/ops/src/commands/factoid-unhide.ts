import { UnhideBody } from '@factoids/contracts';
import { unhideFactoid } from '@factoids/core';
import { leverCommand } from '../lever-command.ts';

export const factoidUnhide = leverCommand({
  summary: 'puts a factoid back that was taken down, by hand or by reports, which then count anew',
  options: UnhideBody,
  positionals: ['id'],
  pull: ({ deps, order }, input) => unhideFactoid({ deps, order: order(input.reason), input }),
});
