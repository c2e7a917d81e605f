import { KeyId } from '@factoids/contracts';
import { durationMs } from '@factoids/core';
import * as z from 'zod';

/** `30m`, `24h`, `90d`, in milliseconds; `0h` is none. */
export const DurationMs = z
  .string()
  .regex(/^\d{1,4}[mhd]$/, 'reads like 30m, 24h or 90d')
  .transform(durationMs);

/** An API key by its id. What was given is not repeated: it may be the key itself. */
export const KeyIdOption = z
  .string()
  .refine((text) => KeyId.safeParse(text).success, 'is the id of a key, as key:list shows it: key_…')
  .transform((text) => KeyId.parse(text));
