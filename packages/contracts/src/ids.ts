import * as z from 'zod';

const ULID = '[0-7][0-9a-hjkmnp-tv-z]{25}';

/** Prefix + ULID in lower case: an id says what it names, and ids sort by the time of their making. */
function idSchema<Brand extends string>(prefix: string) {
  return z
    .string()
    .regex(new RegExp(`^${prefix}_${ULID}$`))
    .brand<Brand>();
}

export const FactoidId = idSchema<'FactoidId'>('fct').meta({ id: 'FactoidId' });
export type FactoidId = z.infer<typeof FactoidId>;

export const RunId = idSchema<'RunId'>('run').meta({ id: 'RunId' });
export type RunId = z.infer<typeof RunId>;

export const SessionId = idSchema<'SessionId'>('ses');
export type SessionId = z.infer<typeof SessionId>;

export const KeyId = idSchema<'KeyId'>('key');
export type KeyId = z.infer<typeof KeyId>;

export const FeedbackId = idSchema<'FeedbackId'>('fbk').meta({ id: 'FeedbackId' });
export type FeedbackId = z.infer<typeof FeedbackId>;

export const ChatSessionId = idSchema<'ChatSessionId'>('cht').meta({ id: 'ChatSessionId' });
export type ChatSessionId = z.infer<typeof ChatSessionId>;

export const MessageId = idSchema<'MessageId'>('msg').meta({ id: 'MessageId' });
export type MessageId = z.infer<typeof MessageId>;
