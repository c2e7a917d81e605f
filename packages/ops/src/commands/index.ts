import type { Command } from '../command.ts';
import { keyCreate } from './key-create.ts';
import { scheduleRun } from './schedule-run.ts';
import { secretsInit } from './secrets-init.ts';

/** Every command by its name, `noun:verb`. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  'key:create': keyCreate,
  'schedule:run': scheduleRun,
  'secrets:init': secretsInit,
};
