import { readFile } from 'node:fs/promises';
import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import type * as z from 'zod';
import { isStreamed, type Route } from '../route.ts';
import { mountedRoutes, ROUTE_IDS, ROUTES } from '../routes.ts';
import { RunEvent } from '../run-event.ts';
import { openapiDocument } from './document.ts';
import { ROUTE_EXAMPLES } from './examples.ts';
import { generatedFiles } from './generated-files.ts';

const document = JSON.parse(JSON.stringify(openapiDocument()));

function operationOf(path: string, method: string) {
  return document.paths[path]?.[method.toLowerCase()];
}

describe('the OpenAPI document', () => {
  it('is valid OpenAPI 3.1, with every reference leading somewhere', async () => {
    const validator = new Validator();
    const result = await validator.validate(structuredClone(document));
    expect(result.errors ?? []).toEqual([]);
    expect(result.valid).toBe(true);
    expect(validator.version).toBe('3.1');
    for (const [, pointer] of JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)) {
      const target = pointer?.split('/').reduce((node, part) => node?.[part], document);
      expect(target, `#/${pointer}`).toBeDefined();
    }
  });

  it('describes every mounted route, with its success and its problems', () => {
    for (const { path, route } of mountedRoutes()) {
      const operation = operationOf(path, route.method);
      expect(operation, `${route.method} ${path}`).toBeDefined();
      expect(operation.responses).toHaveProperty(String(route.success.status));
      expect(operation.responses).toHaveProperty('500');
    }
  });

  it('gives every operation a name of its own', () => {
    const names = mountedRoutes().map(({ path, route }) => operationOf(path, route.method).operationId);
    expect(new Set(names).size).toBe(names.length);
  });

  it('asks for an API key exactly under /v1', () => {
    for (const { path, route, surface } of mountedRoutes()) {
      const { security, responses } = operationOf(path, route.method);
      expect(
        security.some((scheme: object) => 'apiKey' in scheme),
        path,
      ).toBe(surface === 'developer');
      expect('401' in responses, path).toBe(surface === 'developer');
    }
  });

  it('refuses unknown fields in bodies, and never forbids them in answers', () => {
    for (const { path, route } of mountedRoutes()) {
      const body = operationOf(path, route.method).requestBody?.content['application/json'].schema;
      if (body) expect(resolve(body).additionalProperties, path).toBe(false);
    }
    const schemas: [string, object][] = Object.entries(document.components.schemas);
    const answers = schemas.filter(([name]) => !name.endsWith('Body'));
    expect(JSON.stringify(answers)).not.toContain('"additionalProperties":false');
  });

  it('tells a reader of streams how to resume, and when to stop', () => {
    const stream = operationOf('/v1/factoids/streams/{id}', 'GET');
    expect(stream.parameters.map(resolve).map((parameter: { name: string }) => parameter.name)).toContain('Last-Event-ID');
    expect(stream.responses).toHaveProperty('204');
    expect(stream.responses['200'].content).toHaveProperty('text/event-stream');
  });

  it('tells what is left of the limits on every answer of a limited route, refusals by a limit among them', () => {
    const names = ['RateLimit', 'RateLimit-Policy', 'X-RateLimit-Limit', 'X-RateLimit-Remaining', 'X-RateLimit-Reset'];
    for (const { path, route } of mountedRoutes()) {
      const { responses } = operationOf(path, route.method);
      const told = Object.keys(responses).filter((status) =>
        names.every((name) => name in Object(resolve(responses[status]).headers)),
      );
      const refusals = ['402', '403', '429'].filter((status) => status in responses);
      expect(told, path).toEqual(route.limited ? [String(route.success.status), ...refusals] : []);
    }
  });

  it('tells where what was made or begun can be asked for', () => {
    const located = mountedRoutes().filter(({ path, route }) => {
      const { headers } = operationOf(path, route.method).responses[route.success.status];
      return 'Location' in headers;
    });
    expect(new Set(located.map(({ id }) => id))).toEqual(new Set(['generateFactoid', 'openChatSession', 'sendChatMessage']));
  });

  it('describes an answer without a body as one, and asks for no body either', () => {
    const { requestBody, responses } = operationOf('/v1/chat/sessions/{id}', 'DELETE');
    expect([requestBody, responses['204'].content]).toEqual([undefined, undefined]);
  });

  it('asks for no session where one is minted, and for one where runs belong to it', () => {
    const securityOf = (path: string, method: string) => operationOf(path, method).security;
    expect(securityOf('/api/limits', 'GET')).toEqual([{ session: [] }, {}]);
    expect(securityOf('/api/session/challenge', 'POST')).toEqual([{ session: [] }, {}]);
    expect(securityOf('/api/factoids/requests', 'GET')).toEqual([{ session: [] }]);
    expect(securityOf('/api/models', 'GET')).toEqual([]);
  });

  it('sorts the levers under the operator, and keeps them off the site', () => {
    const admin = mountedRoutes().filter(({ route }) => route.duty === 'admin');
    for (const { path, route } of admin) expect(operationOf(path, route.method).tags).toEqual(['Operator']);
    expect(admin.map(({ surface }) => surface)).not.toContain('site');
  });

  it('names the request id on every answer', () => {
    for (const { path, route } of mountedRoutes()) {
      for (const response of Object.values<object>(operationOf(path, route.method).responses)) {
        expect(resolve(response).headers, path).toHaveProperty('x-request-id');
      }
    }
  });
});

describe('the examples', () => {
  it.each(ROUTE_IDS)('of %s fit the schemas they stand for', (id) => {
    const route: Route = ROUTES[id];
    const { body = {}, success = {} } = ROUTE_EXAMPLES[id];
    for (const { value } of Object.values(body)) parse(route.body, value);
    if (isStreamed(route)) return;
    for (const { value } of Object.values(success)) parse(route.success.schema, value);
  });

  it.each(['streamRun', 'streamChatTurn'] as const)('of %s are run events', (id) => {
    const stream = String(ROUTE_EXAMPLES[id].success?.events?.value);
    const data = [...stream.matchAll(/^data: (.*)$/gm)].map(([, json]) => JSON.parse(String(json)));
    expect(data.length).toBeGreaterThan(2);
    for (const event of data) parse(RunEvent, event);
  });
});

describe('what is committed', () => {
  it('is what the route table says', async () => {
    for (const { path, content } of await generatedFiles()) {
      expect(await readFile(path, 'utf8'), `${path}: run \`pnpm generate\``).toBe(content);
    }
  });
});

function resolve(node: { $ref?: string }): Record<string, unknown> & { name: string } {
  if (!node.$ref) return node as never;
  return node.$ref
    .slice(2)
    .split('/')
    .reduce((at, part) => at[part], document);
}

function parse(schema: z.ZodType | undefined, value: unknown): void {
  expect(schema?.safeParse(value)).toMatchObject({ success: true });
}
