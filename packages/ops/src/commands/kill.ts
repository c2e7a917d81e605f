import { KillBody } from '@factoids/contracts';
import { killTarget } from '@factoids/core';
import { leverCommand } from '../lever-command.ts';

export const kill = leverCommand({
  summary: 'stops generation at once: all, anonymous, or model:ID; reading goes on',
  options: KillBody,
  positionals: ['target'],
  pull: ({ deps, order }, { target, reason }) => killTarget({ deps, order: order(reason), input: { target } }),
});
