export type { FactoidSearch, SearchAsk, SearchFound } from './factoid-search.ts';
