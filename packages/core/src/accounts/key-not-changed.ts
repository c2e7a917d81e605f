import type { KeyId } from '@factoids/contracts';

const WHY = {
  unknown: 'does not exist',
  revoked: 'is revoked, for good',
  expired: 'has expired',
  raced: 'was changed by somebody else just now: look at it, then try again',
} as const;

/** A key stays as it is. The message is for the operator who wanted it otherwise. */
export class KeyNotChanged extends Error {
  override readonly name = 'KeyNotChanged';
  readonly reason: keyof typeof WHY;

  constructor(id: KeyId, reason: keyof typeof WHY) {
    super(`The key ${id} ${WHY[reason]}.`);
    this.reason = reason;
  }
}
