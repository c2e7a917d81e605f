import { AllowBody } from '@factoids/contracts';
import { allowParty } from '@factoids/core';
import { leverCommand } from '../lever-command.ts';

export const allow = leverCommand({
  summary: 'lets in again whom deny keeps out',
  options: AllowBody,
  positionals: ['party'],
  pull: ({ deps, order }, { party, reason }) => allowParty({ deps, order: order(reason), input: { party } }),
});
