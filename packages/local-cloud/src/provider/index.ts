export { type Clock, seededRandom } from './clock.ts';
export type { LedgerEntry } from './ledger.ts';
export type { AnswerMode, Behaviour, Pace, ProviderSettings } from './settings.ts';
export {
  type OfflineProvider,
  type OfflineProviderOptions,
  type SeenRequest,
  startOfflineProvider,
} from './start-offline-provider.ts';
