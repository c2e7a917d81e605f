export { type ApiKeyRecord, type ApiKeyStore, keyIdOf } from './api-key.ts';
export { createKey } from './create-key.ts';
export { identifyKey } from './identify-key.ts';
export { KEY_TIERS, type KeyTier, type Owner, ownerOf, type Principal } from './principal.ts';
export { SESSION_MAX_AGE_SECONDS, SessionKeys, signSession, verifySession } from './session-token.ts';
