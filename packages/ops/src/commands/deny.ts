import { DenyBody } from '@factoids/contracts';
import { denyParty } from '@factoids/core';
import { leverCommand } from '../lever-command.ts';

export const deny = leverCommand({
  summary: 'keeps out session:ID, network:HASH or key:ID, for good or --for 2h',
  options: DenyBody,
  positionals: ['party'],
  pull: ({ deps, order }, input) => denyParty({ deps, order: order(input.reason), input }),
});
