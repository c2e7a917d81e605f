export { type ChatAgentOptions, openRouterChatAgent } from './chat/open-router-chat-agent.ts';
export { type EmbedderOptions, openRouterEmbedder } from './open-router-embedder.ts';
export { type FactoidWriterOptions, openRouterFactoidWriter } from './open-router-factoid-writer.ts';
export { openRouterGenerationLookup } from './open-router-generation-lookup.ts';
export { type ModelSourceOptions, openRouterModelSource } from './open-router-model-source.ts';
export type { ProviderRead } from './provider-json.ts';
