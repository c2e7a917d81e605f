export { cleanPrefix, cleanText, firstEmoji } from './clean-text.ts';
export { type FactoidDraft, readDraft } from './draft.ts';
export { type FactoidRecord, subjectKey, viewFactoid } from './factoid.ts';
export type { FactoidStore } from './factoid-store.ts';
export { getFactoid } from './get-factoid.ts';
export { listFactoids } from './list-factoids.ts';
