import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { RetryPort } from './store-call.ts';

/** What is needed to call the store. */
export interface DocumentPort extends RetryPort {
  readonly client: DynamoDBDocumentClient;
}

/** One table and what is needed to call it. */
export interface TablePort extends DocumentPort {
  readonly tableName: string;
}

/** The attributes of an item whose value is not null: an absent attribute stands for null, also in conditions. */
export function withoutNulls<Item extends object>(item: Item): Partial<Item> {
  const entries = Object.entries(item).filter(([, value]) => value !== null && value !== undefined);
  return Object.assign({}, ...entries.map(([name, value]) => ({ [name]: value })));
}

export function epochSeconds(iso: string): number {
  return Math.floor(Date.parse(iso) / 1000);
}
