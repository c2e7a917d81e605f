import { describeAnswerStore } from './answer-store-contract.ts';
import { memoryAnswerStore } from './memory-answer-store.ts';

const store = memoryAnswerStore();
describeAnswerStore('memory', () => store);
