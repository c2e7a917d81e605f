import { describeChatStore } from './chat-store-contract.ts';
import { memoryAdmissionStore } from './memory-admission-store.ts';
import { memoryChatStore } from './memory-chat-store.ts';
import { memoryRunStore } from './memory-run-store.ts';

const { store: runs, state } = memoryRunStore();
const { store: admissions } = memoryAdmissionStore(state);
const chats = memoryChatStore(state);
describeChatStore('memory', () => ({ chats, runs, admissions }));
