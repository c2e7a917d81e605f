import { createDocument, type ZodOpenApiOverrideContext, type ZodOpenApiPathsObject } from 'zod-openapi';
import { mountedRoutes } from '../routes.ts';
import { COMPONENTS } from './components.ts';
import { operation } from './operation.ts';

const DESCRIPTION = [
  'Short, surprising facts, written by language models under a spending ceiling that holds.',
  'The same operations stand under `/v1` for developers, who send an API key in `x-api-key`, and under `/api` for the site, which carries a signed anonymous session in a cookie.',
  'A new factoid is asked for with a POST, answered at once with 202, and watched on its event stream, which may be left and resumed at any event without cost.',
  'A chat belongs to whoever opened it. Each message in it is answered like that too: accepted at once, watched on a stream of its own, one at a time.',
  'Whoever asks for a new factoid has limits: rates, runs at a time, and a budget of the UTC day. `429` is a rate and passes with time, `402` is money, and the headers of both, as of every success, tell what is left.',
  'A POST that writes takes an `Idempotency-Key`: the same request with the same key is done once, and answered the same for 24 hours. Public reads carry an `ETag`; with `If-None-Match` they answer `304` while nothing has changed.',
  'Errors are `application/problem+json`; `code` is the part to program against, and `retryable` says whether the same request may succeed later.',
  'New fields and new event types may appear in answers at any time; unknown fields in requests are refused.',
].join('\n\n');

const TAGS = [
  { name: 'Factoids', description: 'Reading what has been written.' },
  { name: 'Runs', description: 'Asking for a new factoid, watching it being written, stopping it.' },
  {
    name: 'Chat',
    description:
      'Talking about facts with an agent that names its sources. A message is answered by a run, on a stream of its own.',
  },
  { name: 'Models', description: 'Who may write, and at what price.' },
  { name: 'Account', description: 'What the caller may, and what is left of it.' },
  { name: 'Operator', description: 'Where the money goes, and the levers; for keys of the role `operator`.' },
  { name: 'System', description: 'Health, and this document.' },
];

/** The OpenAPI 3.1 document of every route that works, made from the route table. */
export function openapiDocument() {
  return createDocument(
    {
      openapi: '3.1.0',
      info: {
        title: "Andy's Daily Factoids",
        version: '1.0.0',
        description: DESCRIPTION,
        license: { name: 'MIT', identifier: 'MIT' },
      },
      servers: [{ url: '/', description: 'The origin that served this document' }],
      tags: TAGS,
      paths: paths(),
      components: COMPONENTS,
    },
    { override: leaveAnswersOpen },
  );
}

function paths(): ZodOpenApiPathsObject {
  const all: ZodOpenApiPathsObject = {};
  for (const mounted of mountedRoutes()) {
    all[mounted.path] = { ...all[mounted.path], [mounted.route.method.toLowerCase()]: operation(mounted) };
  }
  return all;
}

/** A client that refuses unknown fields in an answer would break on every field we add. */
function leaveAnswersOpen({ jsonSchema, io }: ZodOpenApiOverrideContext): void {
  if (io === 'output' && jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
}
