import { setTimeout as sleepFor } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { counterId, type RunStore } from '@factoids/core';
import type { WorldSource } from '@factoids/core/proof';
import { countingIds } from '@factoids/core/testing';
import type { LocalCloud } from '@factoids/local-cloud';
import {
  dynamoAdmissionStore,
  dynamoApiKeyStore,
  dynamoChatStore,
  dynamoControlsStore,
  dynamoDenyList,
  dynamoFactoidStore,
  dynamoLedger,
  dynamoRunStore,
} from '@factoids/storage';

const DAY_MS = 86_400_000;
const FIRST_DAY = Date.parse('2041-01-01T20:00:00.000Z');
/** More than any sequence lasts: each has days of its own, and with them counters of its own. */
const DAYS_APART = 60;
const AT_ONCE = 3;
const CONTROLS = { pk: 'CONTROLS', sk: 'CONTROLS' };

const table = (name: string) => `andys-daily-factoids-local-${name}`;

/** Worlds one after another in the tables of the synthesized template, in DynamoDB Local. */
export function dynamoWorlds({ awsEndpoint: endpoint, region, credentials }: LocalCloud): WorldSource {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ endpoint, region, credentials }), {
    marshallOptions: { removeUndefinedValues: true },
  });
  const clock = { now: () => new Date(), sleep: (ms: number) => sleepFor(ms) };
  const port = { client, clock, random: Math.random };
  const on = (name: string) => ({ ...port, tableName: table(name) });
  const names = {
    runsTableName: table('runs'),
    contentTableName: table('content'),
    ledgerTableName: table('ledger'),
    accountsTableName: table('accounts'),
  };
  const stores = {
    admissions: dynamoAdmissionStore({ ...port, ...names }),
    ledger: dynamoLedger(on('ledger')),
    controls: dynamoControlsStore(on('ledger')),
    denyList: dynamoDenyList({ ...on('accounts'), ledgerTableName: table('ledger') }),
    factoids: dynamoFactoidStore(on('content')),
    chats: dynamoChatStore({ ...on('runs'), ledgerTableName: table('ledger') }),
  };
  const runs = dynamoRunStore({ ...on('runs'), ...names });
  const keys = dynamoApiKeyStore(on('accounts'));
  const ids = countingIds();
  let count = 0;
  return async (records) => {
    if (count === 0) for (const record of records) await keys.create(record);
    await client.send(new DeleteCommand({ TableName: table('ledger'), Key: CONTROLS }));
    const startsAt = new Date(FIRST_DAY + count * DAYS_APART * DAY_MS).toISOString();
    count += 1;
    return {
      ...stores,
      runs: since(runs, startsAt.slice(0, 10)),
      readCounters: async (keysOf) => {
        const nobody = { keyId: null, parties: [], idempotency: null, now: startsAt };
        const { counters } = await stores.admissions.read({
          ...nobody,
          counters: [...new Map(keysOf.map((key) => [counterId(key), key])).values()],
        });
        return counters;
      },
      ids,
      startsAt,
      atOnce: AT_ONCE,
    };
  };
}

/** A sequence that failed leaves open runs behind, which are none of the next one's business. */
function since(runs: RunStore, day: string): RunStore {
  return { ...runs, listOpen: async (query) => (await runs.listOpen(query)).filter(({ createdAt }) => createdAt >= day) };
}
