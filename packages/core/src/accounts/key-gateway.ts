import type { KeyId } from '@factoids/contracts';
import type { ApiKeyRecord } from './api-key.ts';

/** The door before ours, which must know a key's text before anybody can come in with it. One key may have several texts. */
export interface KeyGateway {
  /** Lets the text in under the record's tier; leaves nothing behind when it throws. */
  admit(record: Pick<ApiKeyRecord, 'id' | 'name' | 'tier'>, apiKey: string): Promise<void>;
  /** Forgets those texts of the key that `isOver` holds for. What is not there is forgotten already. */
  forget(id: KeyId, isOver: (apiKey: string) => boolean): Promise<void>;
}
