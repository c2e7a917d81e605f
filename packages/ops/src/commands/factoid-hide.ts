import { HideBody } from '@factoids/contracts';
import { hideFactoid } from '@factoids/core';
import { leverCommand } from '../lever-command.ts';

export const factoidHide = leverCommand({
  summary: 'takes a factoid down: it leaves every list, and its address says so',
  options: HideBody,
  positionals: ['id'],
  pull: ({ deps, order }, input) => hideFactoid({ deps, order: order(input.reason), input }),
});
