import { UnkillBody } from '@factoids/contracts';
import { unkillTarget } from '@factoids/core';
import { leverCommand } from '../lever-command.ts';

export const unkill = leverCommand({
  summary: 'lets go on what a kill of the same name has stopped',
  options: UnkillBody,
  positionals: ['target'],
  pull: ({ deps, order }, { target, reason }) => unkillTarget({ deps, order: order(reason), input: { target } }),
});
