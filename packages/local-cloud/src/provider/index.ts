export { type OfflineProvider, type OfflineProviderOptions, startOfflineProvider } from './start-offline-provider.ts';
