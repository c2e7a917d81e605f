// Loaded into each function process before the runtime interface client. It stands in for the client's compiled part, which
// needs a C++ toolchain, by speaking the same Runtime API over plain HTTP, and ends the process when the local cloud is gone.
import http from 'node:http';
import { enableCompileCache, flushCompileCache, registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

// The same bundle starts many times a day: the second time V8 need not compile it again.
enableCompileCache(fileURLToPath(new URL('./compile-cache', import.meta.url)));
setTimeout(flushCompileCache, 2_000).unref();

const CLIENT_KEY = 'localCloudRapidClient';
const [host, port] = (process.env.AWS_LAMBDA_RUNTIME_API ?? '').split(':');
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
let posted: Promise<void> = Promise.resolve();

interface Answer {
  bodyJson: string;
  headers: http.IncomingHttpHeaders;
}

function call(method: string, path: string, body?: { json: string; headers: Record<string, string> }): Promise<Answer> {
  return new Promise((resolve) => {
    const payload = body === undefined ? undefined : Buffer.from(body.json);
    const headers = payload && { 'content-type': 'application/json', 'content-length': payload.length, ...body?.headers };
    const request = http.request({ host, port, method, path: `/2018-06-01/runtime/${path}`, agent, ...(headers && { headers }) });
    request.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve({ bodyJson: Buffer.concat(chunks).toString(), headers: response.headers }));
      response.on('error', leave);
    });
    request.on('error', leave);
    request.end(payload);
  });
}

let clockOffsetMs = 0;

/** Tests move the clock of a function; before they do, it is the machine's. Timers and `performance` stay as they are. */
function shiftDates(): void {
  const machineDate = Date;
  const machineNow = Date.now.bind(Date);
  machineDate.now = () => machineNow() + clockOffsetMs;
  globalThis.Date = new Proxy(machineDate, {
    apply: () => new machineDate(machineDate.now()).toString(),
    construct: (target, args, newTarget) => Reflect.construct(target, args.length > 0 ? args : [machineDate.now()], newTarget),
  });
}
shiftDates();

function leave(): never {
  process.exit(0);
}

function post(path: string, json: string, headers: Record<string, string> = {}): void {
  posted = call('POST', path, { json, headers }).then(() => undefined);
}

Object.assign(globalThis, {
  [CLIENT_KEY]: {
    next: async (): Promise<Answer> => {
      await posted;
      const answer = await call('GET', 'invocation/next');
      clockOffsetMs = Number(answer.headers['local-cloud-clock-offset-ms'] ?? 0);
      return answer;
    },
    done: (id: string, json: string) => post(`invocation/${id}/response`, json),
    error: (id: string, json: string) => post(`invocation/${id}/error`, json),
  },
});

registerHooks({
  resolve: (specifier, context, next) =>
    specifier.endsWith('rapid-client.node')
      ? { url: 'local-cloud:rapid-client', format: 'commonjs', shortCircuit: true }
      : next(specifier, context),
  load: (url, context, next) =>
    url === 'local-cloud:rapid-client'
      ? { format: 'commonjs', source: `module.exports = globalThis.${CLIENT_KEY}`, shortCircuit: true }
      : next(url, context),
});

// The parent holds the other end of stdin: when it dies, however it dies, this process goes too.
process.stdin.on('end', leave).on('error', leave).resume();
if ('unref' in process.stdin) process.stdin.unref();
