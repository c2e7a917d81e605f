import {
  clock,
  controlsStore,
  dailyStore,
  factoidSearch,
  factoidStore,
  healthProbes,
  ids,
  keyStore,
  priceListReader,
  random,
  secretsOf,
} from '../container.ts';
import { readEnvironment } from '../env.ts';
import { httpFunction, once } from '../middleware/http-function.ts';
import { getFactoid } from './get-factoid.ts';
import { getFactoids } from './get-factoids.ts';
import { getFeedJson } from './get-feed-json.ts';
import { getFeedXml } from './get-feed-xml.ts';
import { getHealthz } from './get-healthz.ts';
import { getLivez } from './get-livez.ts';
import { getModels } from './get-models.ts';
import { getOpenapi } from './get-openapi.ts';
import { getSubjects } from './get-subjects.ts';
import { getToday } from './get-today.ts';

const probes = once(async () => healthProbes(readEnvironment(['CONTENT_TABLE', 'RUN_QUEUE_URL'])));

/** Everything public: reads the content, spends nothing, knows no session. */
export const handler = httpFunction({
  duty: 'read',
  handlers: {
    listFactoids: getFactoids,
    getFactoid,
    getToday,
    listSubjects: getSubjects,
    listModels: getModels,
    getFeedXml,
    getFeedJson,
  },
  bare: { getHealth: async () => getHealthz(await probes()), getLiveness: getLivez, getOpenapi },
  prepare: async () => {
    const env = readEnvironment([
      'CONTENT_TABLE',
      'ACCOUNTS_TABLE',
      'LEDGER_TABLE',
      'SECRETS_PREFIX',
      'OPENROUTER_BASE_URL',
      'ADMISSION_POLICY',
      'SEARCH_FUNCTION',
    ]);
    const { API_KEY_PEPPER } = await secretsOf(env, ['API_KEY_PEPPER']);
    return {
      clock,
      ids,
      keys: keyStore(env),
      pepper: API_KEY_PEPPER,
      cursorSecret: API_KEY_PEPPER,
      random,
      session: null,
      network: null,
      factoids: factoidStore(env),
      search: factoidSearch(env),
      daily: dailyStore(env),
      readPriceList: priceListReader(env),
      controls: controlsStore(env),
      seed: env.ADMISSION_POLICY,
    };
  },
});
