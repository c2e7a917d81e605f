import type { KeyId, SessionId } from '@factoids/contracts';

export const KEY_TIERS = ['free', 'pro'] as const;
export type KeyTier = (typeof KEY_TIERS)[number];

/** Who makes a request. */
export type Principal =
  | { readonly kind: 'anonymous'; readonly sessionId: SessionId }
  | { readonly kind: 'key'; readonly keyId: KeyId; readonly tier: KeyTier }
  | { readonly kind: 'operator'; readonly keyId: KeyId };

/** To whom a run belongs: `session:<id>`, `key:<id>`, or the system for one of its purposes: `system:daily`. */
export type Owner = `session:${string}` | `key:${string}` | `system:${string}`;

export function ownerOf(principal: Principal): Owner {
  return principal.kind === 'anonymous' ? `session:${principal.sessionId}` : `key:${principal.keyId}`;
}
