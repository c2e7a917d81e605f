import { randomUUID } from 'node:crypto';
import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { storeCall } from './store-call.ts';
import type { DocumentPort } from './table.ts';
import type { Write } from './write.ts';

/** All of the writes or none; false when a condition did not hold. Repeating it after a lost answer does it once. */
export async function transact(port: DocumentPort, writes: Write[]): Promise<boolean> {
  const ClientRequestToken = randomUUID();
  const command = () => new TransactWriteCommand({ TransactItems: writes, ClientRequestToken });
  return (await storeCall(port, () => port.client.send(command()))) !== 'refused';
}
