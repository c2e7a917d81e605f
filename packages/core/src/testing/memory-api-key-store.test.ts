import { describeApiKeyStore } from './api-key-store-contract.ts';
import { memoryApiKeyStore } from './memory-api-key-store.ts';

const store = memoryApiKeyStore();
describeApiKeyStore('memory', () => store);
