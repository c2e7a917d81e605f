import type { ZodOpenApiComponentsObject } from 'zod-openapi';

const count = { type: 'integer', minimum: 0 } as const;

/** What a limited route tells of the caller's limits, on success and on refusal alike. */
export const RATE_LIMIT_HEADERS = {
  RateLimit: {
    description:
      'What is left, a limit an item: `r` requests (or nano-dollars of a budget), `t` seconds until it is whole again (draft-ietf-httpapi-ratelimit-headers-10).',
    schema: { type: 'string' },
    example: '"key-60";r=4;t=12, "key-nanousd";r=249790000;t=54000',
  },
  RateLimitPolicy: {
    description: 'The limits themselves, under the same names: `q` in `w` seconds; `qu` is the unit where it is not requests.',
    schema: { type: 'string' },
    example: '"key-60";q=5;w=60, "key-nanousd";q=250000000;w=86400;qu="nano-usd"',
  },
  XRateLimitLimit: { description: 'Requests of the limit that is nearest.', schema: count, example: 5 },
  XRateLimitRemaining: { description: 'What is left of it.', schema: count, example: 4 },
  XRateLimitReset: { description: 'Seconds until it is whole again.', schema: count, example: 12 },
} satisfies ZodOpenApiComponentsObject['headers'];

export const RATE_LIMIT_HEADER_REFS = {
  RateLimit: { $ref: '#/components/headers/RateLimit' },
  'RateLimit-Policy': { $ref: '#/components/headers/RateLimitPolicy' },
  'X-RateLimit-Limit': { $ref: '#/components/headers/XRateLimitLimit' },
  'X-RateLimit-Remaining': { $ref: '#/components/headers/XRateLimitRemaining' },
  'X-RateLimit-Reset': { $ref: '#/components/headers/XRateLimitReset' },
} as const;
