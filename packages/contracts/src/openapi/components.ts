import type { ZodOpenApiComponentsObject } from 'zod-openapi';
import { describeProblem, PROBLEM_CODES } from '../problem.ts';
import { SINGLE_PROBLEM_RESPONSES } from './problem-responses.ts';
import { RATE_LIMIT_HEADERS } from './rate-limit-headers.ts';

const EXAMPLE_REQUEST_ID = '7b0e7a52-93f4-4c1e-9d57-0b5e4c6f1a2d';

/** The parts that operations point at by name. */
export const COMPONENTS = {
  securitySchemes: {
    apiKey: { type: 'apiKey', in: 'header', name: 'x-api-key', description: 'For everything under `/v1`.' },
    session: {
      type: 'apiKey',
      in: 'cookie',
      name: '__Host-adf_session',
      description:
        'The signed anonymous session under `/api`. Any POST there mints one, and so does `GET /api/limits`; it is `adf_session` where there is no https.',
    },
  },
  parameters: {
    IdempotencyKey: {
      in: 'header',
      name: 'Idempotency-Key',
      description:
        'The same request with the same key within 24 hours is done once and answered the same again; an error is not kept, so that trying again may succeed. Another request with the key is `idempotency_mismatch`.',
      schema: { type: 'string', minLength: 1, maxLength: 255 },
    },
    LastEventId: {
      in: 'header',
      name: 'Last-Event-ID',
      description: 'The sequence number of the last event seen; the stream goes on after it. Absent: from the beginning.',
      schema: { type: 'string', pattern: '^\\d+$' },
    },
  },
  headers: {
    RequestId: {
      description: 'Names this request in our log; quote it when something went wrong.',
      required: true,
      schema: { type: 'string' },
      example: EXAMPLE_REQUEST_ID,
    },
    RetryAfter: { description: 'Seconds after which the same request may succeed.', schema: { type: 'integer', minimum: 0 } },
    IdempotentReplayed: {
      description: '`true` when this answer was given before, to the same `Idempotency-Key`. The limits may then be missing.',
      schema: { type: 'string', const: 'true' },
    },
    Location: {
      description: 'Where what was made, or the run that was begun, can be asked for.',
      schema: { type: 'string', format: 'uri-reference' },
    },
    ...RATE_LIMIT_HEADERS,
  },
  responses: SINGLE_PROBLEM_RESPONSES,
  examples: Object.fromEntries(
    PROBLEM_CODES.map((code) => [code, { value: { ...describeProblem(code), request_id: EXAMPLE_REQUEST_ID } }]),
  ),
} satisfies ZodOpenApiComponentsObject;
