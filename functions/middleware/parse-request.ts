import { BODY_MAX_BYTES, type InputError, type Route } from '@factoids/contracts';
import { AppError } from '@factoids/core';
import type * as z from 'zod';
import type { HttpEvent } from './http-exchange.ts';

export interface ParsedRequest {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

/** Path, query and body against the route's schemas. Throws `not_found`, `body_too_large`, `invalid_json` or `invalid_request`. */
export function parseRequest(route: Route, event: HttpEvent): ParsedRequest {
  const params = route.params?.safeParse(event.pathParameters ?? {});
  if (params && !params.success) throw new AppError('not_found', { detail: 'Nothing has this id.' });
  const errors: InputError[] = repeatedParameters(event);
  const query = collect(route.query, event.queryStringParameters ?? {}, { prefix: 'query/', errors });
  const body =
    route.body && collect(route.body, readJson(readBody(event, route.bodyMaxBytes ?? BODY_MAX_BYTES)), { prefix: '/', errors });
  if (errors.length > 0) throw new AppError('invalid_request', { detail: sentenceOf(errors), errors });
  return { params: params?.data, query, body };
}

interface Collecting {
  readonly prefix: string;
  readonly errors: InputError[];
}

function collect(schema: z.ZodType | undefined, value: unknown, { prefix, errors }: Collecting): unknown {
  if (!schema) return undefined;
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  errors.push(...parsed.error.issues.flatMap((issue) => describeIssue(issue, prefix)));
  return undefined;
}

function describeIssue(issue: z.core.$ZodIssue, prefix: string): InputError[] {
  const location = prefix + issue.path.join('/');
  if (issue.code !== 'unrecognized_keys') return [{ location, message: issue.message }];
  return issue.keys.map((key) => ({ location: prefix + [...issue.path, key].join('/'), message: 'is not a known field' }));
}

function sentenceOf([first, ...rest]: readonly InputError[]): string {
  const more = rest.length > 0 ? ` (and ${rest.length} more)` : '';
  return `${first?.location.replace(/^(\/|query\/)/, '') || 'body'}: ${first?.message}${more}.`;
}

function repeatedParameters(event: HttpEvent): InputError[] {
  return Object.entries(event.multiValueQueryStringParameters ?? {})
    .filter(([, values]) => (values?.length ?? 0) > 1)
    .map(([name]) => ({ location: `query/${name}`, message: 'is given more than once' }));
}

function readBody({ body, isBase64Encoded }: HttpEvent, maxBytes: number): string {
  const bytes = Buffer.from(body ?? '', isBase64Encoded ? 'base64' : 'utf8');
  if (bytes.byteLength > maxBytes) throw new AppError('body_too_large', { detail: `A body may have ${maxBytes} bytes.` });
  return bytes.toString('utf8');
}

/** An empty body stands for an empty object: every field is optional wherever that fits. */
function readJson(text: string): unknown {
  if (text.trim() === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    throw new AppError('invalid_json', { detail: 'The body is not valid JSON.' });
  }
}
