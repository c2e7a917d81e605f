import { join } from 'node:path';
import type { HostEnvironment } from '../host-environment.ts';
import type { Log } from '../logs/log.ts';
import { startDynamodbLocal } from '../stores/dynamodb-local.ts';
import type { Stopping } from './stopping.ts';

export interface StartStoresOptions {
  readonly host: HostEnvironment;
  readonly java: string;
  readonly stateDir: string | undefined;
  readonly log: Log;
  readonly stopping: Stopping;
}

/** DynamoDB Local, which is stopped with everything else. @returns its endpoint. */
export async function startDynamodb({ host, java, stateDir, log, stopping }: StartStoresOptions): Promise<string> {
  const onExit = (how: string) =>
    log.write({ source: 'dynamodb', level: 'error', message: `DynamoDB Local ended (${how}): restart the local cloud` });
  const dynamodb = await startDynamodbLocal({ env: host, java, dbPath: stateDir && join(stateDir, 'dynamodb'), onExit });
  stopping.add('dynamodb', dynamodb.stop);
  return dynamodb.endpoint;
}
