export { cleanPrefix, cleanText, firstEmoji } from './clean-text.ts';
export { type FactoidDraft, readDraft } from './draft.ts';
export { type FactoidRecord, type Hidden, subjectKey, viewFactoid, voteCount } from './factoid.ts';
export type { FactoidStore } from './factoid-store.ts';
export { getFactoid } from './get-factoid.ts';
export { type CursorSeal, openCursor, sealCursor } from './list-cursor.ts';
export { listFactoids } from './list-factoids.ts';
export { wilsonLowerBound } from './wilson.ts';
