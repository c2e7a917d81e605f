import { PolicyBody } from '@factoids/contracts';
import { setPolicy } from '@factoids/core';
import * as z from 'zod';
import { leverCommand } from '../lever-command.ts';

const Options = z.strictObject({ file: z.string().min(1), reason: PolicyBody.shape.reason });

export const policySet = leverCommand({
  summary: 'puts a policy (JSON, merged over the defaults) in force, from a file or from - for standard input',
  options: Options,
  positionals: ['file'],
  pull: async ({ deps, order, call }, { file, reason }) =>
    setPolicy({ deps, order: order(reason), input: { policyJson: await call.readInput(file) } }),
});
