export { dynamoApiKeyStore } from './dynamo/dynamo-api-key-store.ts';
export { dynamoFactoidStore } from './dynamo/dynamo-factoid-store.ts';
export { dynamoPriceListStore } from './dynamo/dynamo-price-list-store.ts';
export { dynamoRunReader } from './dynamo/dynamo-run-reader.ts';
export { dynamoRunStore } from './dynamo/dynamo-run-store.ts';
export { sqsRunQueue } from './sqs-run-queue.ts';
export { readSecrets } from './ssm-secrets.ts';
