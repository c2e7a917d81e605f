import { clock, controlsStore, factoidStore, ids, keyStore, priceListReader, secretsOf } from '../container.ts';
import { readEnvironment } from '../env.ts';
import { httpFunction } from '../middleware/http-function.ts';
import { getFactoid } from './get-factoid.ts';
import { getFactoids } from './get-factoids.ts';
import { getHealthz } from './get-healthz.ts';
import { getLivez } from './get-livez.ts';
import { getModels } from './get-models.ts';
import { getOpenapi } from './get-openapi.ts';

/** Everything public: reads the content, spends nothing, knows no session. */
export const handler = httpFunction({
  duty: 'read',
  handlers: {
    listFactoids: getFactoids,
    getFactoid,
    listModels: getModels,
    getHealth: getHealthz,
    getLiveness: getLivez,
    getOpenapi,
  },
  prepare: async () => {
    const env = readEnvironment([
      'CONTENT_TABLE',
      'ACCOUNTS_TABLE',
      'LEDGER_TABLE',
      'SECRETS_PREFIX',
      'OPENROUTER_BASE_URL',
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
      factoids: factoidStore(env),
      readPriceList: priceListReader(env),
      controls: controlsStore(env),
      seed: env.ADMISSION_POLICY,
    };
  },
});
