import type { Command } from '../command.ts';
import { allow } from './allow.ts';
import { budgetBoost } from './budget-boost.ts';
import { chatShow } from './chat-show.ts';
import { deny } from './deny.ts';
import { embeddingsBackfill } from './embeddings-backfill.ts';
import { factoidHide } from './factoid-hide.ts';
import { factoidShow } from './factoid-show.ts';
import { factoidUnhide } from './factoid-unhide.ts';
import { factoidsImport } from './factoids-import.ts';
import { feedbackList } from './feedback-list.ts';
import { keyCreate } from './key-create.ts';
import { keyList } from './key-list.ts';
import { keyRevoke } from './key-revoke.ts';
import { keyRotate } from './key-rotate.ts';
import { kill } from './kill.ts';
import { ledgerVerify } from './ledger-verify.ts';
import { limitsShow } from './limits-show.ts';
import { policySet } from './policy-set.ts';
import { scheduleRun } from './schedule-run.ts';
import { searchRebuildIndex } from './search-rebuild-index.ts';
import { secretsInit } from './secrets-init.ts';
import { stats } from './stats.ts';
import { unkill } from './unkill.ts';

/** Every command by its name, `noun:verb`; a lever that needs no noun is a verb alone. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  allow,
  'budget:boost': budgetBoost,
  'chat:show': chatShow,
  deny,
  'embeddings:backfill': embeddingsBackfill,
  'factoid:hide': factoidHide,
  'factoid:show': factoidShow,
  'factoid:unhide': factoidUnhide,
  'factoids:import': factoidsImport,
  'feedback:list': feedbackList,
  'key:create': keyCreate,
  'key:list': keyList,
  'key:revoke': keyRevoke,
  'key:rotate': keyRotate,
  kill,
  'ledger:verify': ledgerVerify,
  'limits:show': limitsShow,
  'policy:set': policySet,
  'schedule:run': scheduleRun,
  'search:rebuild-index': searchRebuildIndex,
  'secrets:init': secretsInit,
  stats,
  unkill,
};
