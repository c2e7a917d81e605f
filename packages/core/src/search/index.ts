export { type BuiltSnapshot, buildSnapshot } from './build-snapshot.ts';
export type { DocumentSource } from './document-source.ts';
export type { FactoidSearch, SearchAsk, SearchFound } from './factoid-search.ts';
export { listSubjects } from './list-subjects.ts';
export { liveSearch, type SearchNotes } from './live-search.ts';
export type { SearchDocument } from './search-document.ts';
export { searchFactoids } from './search-factoids.ts';
export type { SnapshotStore, StoredSnapshot } from './snapshot-store.ts';
