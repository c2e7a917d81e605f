import type { OutgoingHttpHeaders } from 'node:http';
import * as z from 'zod';

const HeaderValue = z.union([z.string(), z.number(), z.boolean()]).transform(String);

const Head = z.looseObject({
  statusCode: z.coerce.number().int().min(100).max(599),
  headers: z.record(z.string(), HeaderValue).nullish(),
  multiValueHeaders: z.record(z.string(), z.array(HeaderValue)).nullish(),
  cookies: z.array(z.string()).nullish(),
});

const Buffered = Head.extend({ body: z.union([z.string(), z.number(), z.boolean()]).nullish() });

export interface ResponseHead {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
}

/** A function's answer to a proxy integration. @returns undefined when API Gateway would call it malformed. */
export function parseBufferedAnswer(payload: Buffer): (ResponseHead & { body: string }) | undefined {
  const parsed = Buffered.safeParse(parseJson(payload.toString()));
  if (!parsed.success) return undefined;
  return { ...headOf(parsed.data, 'application/json'), body: String(parsed.data.body ?? '') };
}

/** The JSON before the eight zero bytes of a streamed answer. @returns undefined when it is malformed. */
export function parsePrelude(prelude: Buffer): ResponseHead | undefined {
  const parsed = Head.safeParse(parseJson(prelude.toString()));
  return parsed.success ? headOf(parsed.data, 'application/octet-stream') : undefined;
}

/** Names that belong to the connection and not to the answer. */
const DROPPED = new Set(['connection', 'keep-alive', 'transfer-encoding', 'upgrade', 'content-length']);

function headOf({ statusCode, headers, multiValueHeaders, cookies }: z.infer<typeof Head>, mediaType: string): ResponseHead {
  const result: OutgoingHttpHeaders = { 'content-type': mediaType };
  for (const [name, value] of Object.entries({ ...headers, ...multiValueHeaders })) {
    if (!DROPPED.has(name.toLowerCase())) result[name.toLowerCase()] = value;
  }
  if (cookies?.length) result['set-cookie'] = cookies;
  return { status: statusCode, headers: result };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
