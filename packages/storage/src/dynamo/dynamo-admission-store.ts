import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { type AdmissionQuery, type AdmissionReading, type AdmissionStore, type Controls, counterId } from '@factoids/core';
import { apiKeyKey, parseApiKeyItem } from './api-key-item.ts';
import { batchGetTables, type Key } from './batch-get.ts';
import { controlsKey, parseControlsItem, toControlsItem } from './controls-item.ts';
import { counterItemKey, parseCounterItem } from './counter-item.ts';
import { deniedKey, parseDeniedItem } from './denied-item.ts';

import { idempotencyKey, parseIdempotencyItem } from './idempotency-item.ts';
import { storeCall, storeRead } from './store-call.ts';
import type { DocumentPort } from './table.ts';

interface Port extends DocumentPort {
  readonly ledgerTableName: string;
  readonly accountsTableName: string;
  readonly runsTableName: string;
}

export function dynamoAdmissionStore(port: Port): AdmissionStore {
  let last: Controls | null = null;
  return {
    async read(query) {
      const reading = await read(port, query);
      last = reading.controls ?? last;
      return reading;
    },
    lastControls: () => last,
    seed: (controls) => seed(port, controls),
  };
}

async function read(port: Port, query: AdmissionQuery): Promise<AdmissionReading> {
  const { counters, keyId, parties, idempotency, now } = query;
  const found = await batchGetTables(
    port,
    new Map<string, readonly Key[]>([
      [port.ledgerTableName, [controlsKey, ...counters.map(counterItemKey)]],
      [port.accountsTableName, [...(keyId ? [apiKeyKey(keyId)] : []), ...parties.map(deniedKey)]],
      [port.runsTableName, idempotency ? [idempotencyKey(idempotency)] : []],
    ]),
  );
  const ledger = ofKind(found.get(port.ledgerTableName));
  const accounts = ofKind(found.get(port.accountsTableName));
  const [controls] = ledger('CONTROLS');
  const [key] = accounts('KEY');
  const [earlier] = ofKind(found.get(port.runsTableName))('IDEMPOTENCY');
  return {
    controls: controls ? parseControlsItem(controls) : null,
    counters: new Map(
      ledger('COUNTER')
        .map(parseCounterItem)
        .map((counter) => [counterId(counter), counter]),
    ),
    key: key ? parseApiKeyItem(key) : null,
    denied: accounts('DENY').flatMap((item) => parseDeniedItem(item, now)?.party ?? []),
    earlier: earlier ? parseIdempotencyItem(earlier, now) : null,
  };
}

/** The items whose sort key names their kind. */
function ofKind(items: readonly unknown[] = []): (kind: string) => unknown[] {
  const kindOf = (item: unknown) => (typeof item === 'object' && item !== null && 'sk' in item ? item.sk : null);
  return (kind) => items.filter((item) => kindOf(item) === kind);
}

async function seed(port: Port, controls: Controls): Promise<Controls> {
  const { ledgerTableName: TableName, client } = port;
  const put = { TableName, Item: toControlsItem(controls), ConditionExpression: 'attribute_not_exists(pk)' };
  if ((await storeCall(port, () => client.send(new PutCommand(put)))) !== 'refused') return controls;
  const input = { TableName, Key: controlsKey, ConsistentRead: true };
  const { Item } = await storeRead(port, () => client.send(new GetCommand(input)));
  return parseControlsItem(Item);
}
