import type { VectorStore } from '@factoids/core';
import { describeVectorStore } from '@factoids/core/testing';
import { dynamoVectorStore } from '@factoids/storage';
import { contentTable } from '../content-table.ts';
import { useLocalCloud } from '../flows/local-cloud.ts';

const cloud = useLocalCloud({ withoutSchedules: 'all' });
let made: VectorStore | undefined;

describeVectorStore('DynamoDB', () => {
  made ??= dynamoVectorStore(contentTable(cloud()).port);
  return made;
});
