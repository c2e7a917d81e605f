import { readFileSync } from 'node:fs';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import * as z from 'zod';
import { closeServer, listenOnLoopback } from '../loopback-server.ts';
import { createSiteverify, type VerifyAnswer, type VerifyRequest } from './siteverify.ts';

export interface Verification {
  readonly token: string | undefined;
  readonly remoteIp: string | undefined;
  readonly idempotencyKey: string | undefined;
  readonly success: boolean;
}

/** Turnstile on this machine: siteverify over HTTP, and the script for the page. */
export interface TurnstileDouble {
  readonly verifyUrl: string;
  /** The script, which the front door serves at {@link WIDGET_PATH}. */
  sendWidget(response: ServerResponse): void;
  /** The calls that were answered, oldest first. */
  readonly verifications: readonly Verification[];
  /** For tests: while it is true every call is answered 503. */
  outage: boolean;
  stop(): Promise<void>;
}

const VERIFY_PATH = '/turnstile/v0/siteverify';
export const WIDGET_PATH = '/turnstile/v0/api.js';
const MAX_SEEN = 10_000;

const Parameters = z.object({
  secret: z.string().optional(),
  response: z.string().optional(),
  remoteip: z.string().optional(),
  idempotency_key: z.string().optional(),
});

export async function startTurnstileDouble(): Promise<TurnstileDouble> {
  const siteverify = createSiteverify(() => new Date());
  const verifications: Verification[] = [];
  const server = http.createServer((request, response) => void serve(request, response));
  let outage = false;

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (outage) return send(response, 503, {});
    if (request.method !== 'POST' || request.url !== VERIFY_PATH) return send(response, 404, {});
    const asked = parametersOf(request.headers['content-type'] ?? '', await text(request).catch(() => ''));
    if (!asked) return send(response, 400, { success: false, 'error-codes': ['bad-request'] });
    const answer = siteverify(asked);
    note(asked, answer);
    send(response, 200, answer);
  }

  function note({ response: token, remoteip: remoteIp, idempotency_key: idempotencyKey }: VerifyRequest, answer: VerifyAnswer) {
    verifications.push({ token, remoteIp, idempotencyKey, success: answer.success });
    if (verifications.length > MAX_SEEN) verifications.shift();
  }

  const port = await listenOnLoopback(server);
  return {
    verifyUrl: `http://127.0.0.1:${port}${VERIFY_PATH}`,
    sendWidget: (response) => {
      const script = `(() => {\n'use strict';\n${readFileSync(new URL('./widget.js', import.meta.url), 'utf8')}})();\n`;
      response.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-store' }).end(script);
    },
    verifications,
    get outage() {
      return outage;
    },
    set outage(value) {
      outage = value;
    },
    stop: () => closeServer(server),
  };
}

/** Form or JSON, as siteverify takes both; undefined for neither. */
function parametersOf(contentType: string, body: string): VerifyRequest | undefined {
  if (!contentType.includes('json')) return Parameters.safeParse(Object.fromEntries(new URLSearchParams(body))).data;
  try {
    return Parameters.safeParse(JSON.parse(body)).data;
  } catch {
    return undefined;
  }
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
