import { randomBytes } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { type AdmissionStore, createPriceListReader, type RunStore, SessionKeys, seedControls } from '@factoids/core';
import type { LocalCloud } from '@factoids/local-cloud';
import {
  dynamoAdmissionStore,
  dynamoAnswerStore,
  dynamoApiKeyStore,
  dynamoFactoidStore,
  dynamoPriceListStore,
  dynamoRunStore,
  sqsNoticeQueue,
  sqsRunQueue,
} from '@factoids/storage';
import { getFactoidsRequest } from '../../../functions/api/get-factoids-request.ts';
import { getFactoidsRequests } from '../../../functions/api/get-factoids-requests.ts';
import { postFactoidsGenerate } from '../../../functions/api/post-factoids-generate.ts';
import { postFactoidsQuote } from '../../../functions/api/post-factoids-quote.ts';
import { postFactoidsRequestCancel } from '../../../functions/api/post-factoids-request-cancel.ts';
import { clock, ids, random } from '../../../functions/container.ts';
import { httpFunction } from '../../../functions/middleware/http-function.ts';
import { OPEN_POLICY } from '../../flows/open-policy.ts';
import { AMPLE_POLICY } from '../bench-cloud.ts';

export type RunsHandler = ReturnType<typeof runsHandlers>['whole'];

/** The handler of api-runs as it is, and without what admission reads and takes. Its messages go where no worker listens. */
export function runsHandlers(cloud: LocalCloud) {
  const deps = depsOn(cloud);
  const stubbed = { ...deps, admissions: memoryAdmissions(), runs: takingNothing(deps.runs) };
  return { whole: handlerWith(deps), stubbed: handlerWith(stubbed) };
}

function handlerWith(deps: ReturnType<typeof depsOn>) {
  return httpFunction({
    duty: 'runs',
    handlers: {
      generateFactoid: postFactoidsGenerate,
      quoteFactoid: postFactoidsQuote,
      listRuns: getFactoidsRequests,
      getRun: getFactoidsRequest,
      cancelRun: postFactoidsRequestCancel,
    },
    prepare: async () => deps,
  });
}

function depsOn({ awsEndpoint: endpoint, region, credentials, tables, queues }: LocalCloud) {
  const aws = { endpoint, region, credentials };
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(aws), { marshallOptions: { removeUndefinedValues: true } });
  const sqs = new SQSClient({ ...aws, useQueueUrlAsEndpoint: false });
  const port = { client, clock, random };
  const named = (names: readonly string[], end: string) => names.find((name) => name.endsWith(end)) ?? end;
  const on = (name: string) => ({ ...port, tableName: named(tables, `-${name}`) });
  const names = {
    runsTableName: named(tables, '-runs'),
    contentTableName: named(tables, '-content'),
    ledgerTableName: named(tables, '-ledger'),
    accountsTableName: named(tables, '-accounts'),
  };
  const queueUrl = `${endpoint}/000000000000/${named(queues, '-runs-dlq')}`;
  const modelSource = { list: () => Promise.reject(new Error('the price list is in the store already')) };
  const secret = randomBytes(32).toString('base64url');
  return {
    ...{ clock, ids, random, seed: JSON.stringify(AMPLE_POLICY), canVerify: false, pepper: secret },
    session: { keys: SessionKeys.parse([{ kid: 'bench', secret }]), secure: false },
    network: { secret, originSecret: '' },
    keys: dynamoApiKeyStore(on('accounts')),
    answers: dynamoAnswerStore(on('runs')),
    runs: dynamoRunStore({ ...on('runs'), ...names }),
    queue: sqsRunQueue({ client: sqs, queueUrl }),
    notices: sqsNoticeQueue({ client: sqs, queueUrl, onLost: () => undefined }),
    factoids: dynamoFactoidStore(on('content')),
    readPriceList: createPriceListReader({ clock, modelSource, priceLists: dynamoPriceListStore(on('content')) }),
    admissions: dynamoAdmissionStore({ ...port, ...names }),
  };
}

/** Nobody is limited, and nothing has been taken. */
function memoryAdmissions(): AdmissionStore {
  const controls = seedControls(OPEN_POLICY);
  return {
    read: async () => ({ controls, counters: new Map(), key: null, denied: [], earlier: null }),
    lastControls: () => controls,
    seed: async () => controls,
  };
}

function takingNothing(runs: RunStore): RunStore {
  return { ...runs, create: (run, together) => runs.create(run, { ...together, takings: [] }) };
}
