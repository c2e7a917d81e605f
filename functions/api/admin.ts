import {
  answerStore,
  auditLog,
  clock,
  controlsStore,
  denyList,
  factoidShelf,
  factoidStore,
  feedbackStore,
  ids,
  keyStore,
  ledger,
  runStore,
  secretsOf,
} from '../container.ts';
import { readEnvironment } from '../env.ts';
import { httpFunction } from '../middleware/http-function.ts';
import { getAdminAudit } from './get-admin-audit.ts';
import { getAdminControls } from './get-admin-controls.ts';
import { getAdminFeedback } from './get-admin-feedback.ts';
import { getAdminStats } from './get-admin-stats.ts';
import { postAdminAllow } from './post-admin-allow.ts';
import { postAdminBoost } from './post-admin-boost.ts';
import { postAdminDeny } from './post-admin-deny.ts';
import { postAdminHide } from './post-admin-hide.ts';
import { postAdminKill } from './post-admin-kill.ts';
import { postAdminPolicy } from './post-admin-policy.ts';
import { postAdminUnhide } from './post-admin-unhide.ts';
import { postAdminUnkill } from './post-admin-unkill.ts';

/** What the operator sees and pulls; for operator keys alone. */
export const handler = httpFunction({
  duty: 'admin',
  handlers: {
    getStats: getAdminStats,
    getControls: getAdminControls,
    listAudit: getAdminAudit,
    kill: postAdminKill,
    unkill: postAdminUnkill,
    boost: postAdminBoost,
    setPolicy: postAdminPolicy,
    deny: postAdminDeny,
    allow: postAdminAllow,
    listFeedback: getAdminFeedback,
    hideFactoid: postAdminHide,
    unhideFactoid: postAdminUnhide,
  },
  prepare: async () => {
    const env = readEnvironment([
      'CONTENT_TABLE',
      'RUNS_TABLE',
      'ACCOUNTS_TABLE',
      'LEDGER_TABLE',
      'SECRETS_PREFIX',
      'ADMISSION_POLICY',
    ]);
    const { API_KEY_PEPPER } = await secretsOf(env, ['API_KEY_PEPPER']);
    return {
      clock,
      ids,
      keys: keyStore(env),
      pepper: API_KEY_PEPPER,
      session: null,
      network: null,
      controls: controlsStore(env),
      denyList: denyList(env),
      auditLog: auditLog(env),
      ledger: ledger(env),
      answers: answerStore(env),
      runs: runStore(env),
      factoids: factoidStore(env),
      shelf: factoidShelf(env),
      feedback: feedbackStore(env),
      seed: env.ADMISSION_POLICY,
    };
  },
});
