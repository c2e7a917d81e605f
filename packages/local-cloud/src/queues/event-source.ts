import type { PoolAnswer } from '../lambda/pool.ts';
import type { Log } from '../logs/log.ts';
import { awsJsonCall } from '../proxy/aws-json-call.ts';
import { failedMessages, ReceiveAnswer, type ReceivedMessage, sqsEvent } from './sqs-event.ts';
import { ignoreDealtWith } from './start-queues.ts';

export interface EventSourceOptions {
  /** Where SQS answers. */
  readonly endpoint: string;
  readonly queueArn: string;
  readonly batchSize: number;
  /** Batches in work at once. */
  readonly maxConcurrency: number;
  readonly reportsItemFailures: boolean;
  readonly invoke: (event: unknown) => Promise<PoolAnswer>;
  /** Whether the function's role allows an action on the queue. */
  readonly allows: (action: string) => boolean;
  /** Told of each request to the queue that moved a message; how often pollers ask in vain is another matter on AWS. */
  readonly onCall: (operation: string) => void;
  readonly log: Log;
}

/** Feeds a queue's messages to a function, as Lambda's event source mapping does. */
export interface EventSource {
  readonly queueName: string;
  /** Makes messages whose delivery failed visible at once, instead of after the visibility timeout. @returns how many. */
  redeliver(): Promise<number>;
  stop(): Promise<void>;
}

/** What a mapping does in the name of its function's role; it delivers nothing while one of them is missing. */
export const CONSUMING = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:ChangeMessageVisibility', 'sqs:GetQueueAttributes'];

const WAIT_SECONDS = 20;
const RETRY_PAUSE_MS = 500;

export function startEventSource(options: EventSourceOptions): EventSource {
  const { endpoint, queueArn, batchSize, log } = options;
  const queueName = queueArn.split(':').at(-1) ?? '';
  const QueueUrl = `${endpoint}/${queueArn.split(':')[4]}/${queueName}`;
  const stopping = new AbortController();
  const failed = new Set<string>();
  const slots = createSlots(options.maxConcurrency);

  const call = (operation: string, body: object, signal?: AbortSignal) =>
    awsJsonCall({
      endpoint,
      service: 'sqs',
      target: `AmazonSQS.${operation}`,
      body: { QueueUrl, ...body },
      ...(signal && { signal }),
    });

  async function receive(): Promise<readonly ReceivedMessage[]> {
    const wanted = { AttributeNames: ['All'], MessageAttributeNames: ['All'], WaitTimeSeconds: WAIT_SECONDS };
    const body = { MaxNumberOfMessages: Math.min(batchSize, 10), ...wanted };
    const answer = await call('ReceiveMessage', body, stopping.signal);
    const messages = ReceiveAnswer.parse(answer).Messages ?? [];
    if (messages.length > 0) options.onCall('ReceiveMessage');
    return messages;
  }

  async function deliver(messages: readonly ReceivedMessage[]): Promise<void> {
    const answer = await options.invoke(sqsEvent(messages, queueArn));
    const failures = failuresOf(answer, messages, options.reportsItemFailures);
    for (const message of messages) {
      if (failures.includes(message)) failed.add(message.ReceiptHandle);
      else {
        await call('DeleteMessage', { ReceiptHandle: message.ReceiptHandle });
        options.onCall('DeleteMessage');
      }
    }
    if (failures.length > 0) {
      const ids = failures.map(({ MessageId }) => MessageId);
      log.write({ source: 'queues', level: 'warn', message: 'delivery failed', fields: { queue: queueName, messages: ids } });
    }
  }

  async function poll(): Promise<void> {
    while (!stopping.signal.aborted) {
      const release = await slots.take();
      try {
        requirePermissions(options);
        const messages = await receive();
        requirePermissions(options);
        if (messages.length === 0) release();
        else deliver(messages).catch(report).finally(release);
      } catch (error) {
        release();
        if (stopping.signal.aborted) return;
        report(error);
        await new Promise((resolve) => setTimeout(resolve, RETRY_PAUSE_MS));
      }
    }
  }

  function report(error: unknown): void {
    if (!stopping.signal.aborted)
      log.write({ source: 'queues', level: 'error', message: String(error), fields: { queue: queueName } });
  }

  const polling = poll();
  return {
    queueName,
    redeliver: async () => {
      const handles = [...failed];
      failed.clear();
      const show = (ReceiptHandle: string) => call('ChangeMessageVisibility', { ReceiptHandle, VisibilityTimeout: 0 });
      for (const handle of handles) await show(handle).catch(ignoreDealtWith);
      return handles.length;
    },
    stop: () => {
      stopping.abort();
      slots.open();
      return polling;
    },
  };
}

function requirePermissions({ allows, queueArn }: EventSourceOptions): void {
  const missing = CONSUMING.find((action) => !allows(action));
  if (missing) throw new Error(`nothing is delivered: the role of the function lacks ${missing} on ${queueArn}`);
}

function failuresOf(answer: PoolAnswer, messages: readonly ReceivedMessage[], reports: boolean): readonly ReceivedMessage[] {
  if (answer.kind !== 'payload') return messages;
  return reports ? failedMessages(answer.payload, messages) : [];
}

/** Counts what is in work; `take` waits for a free place and answers how to give it back. */
function createSlots(count: number) {
  let free = count;
  const waiting: (() => void)[] = [];
  const release = () => {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  };
  return {
    take: async (): Promise<() => void> => {
      if (free > 0) free -= 1;
      else await new Promise<void>((resolve) => waiting.push(resolve));
      let given = false;
      return () => {
        if (!given) release();
        given = true;
      };
    },
    /** Lets whoever waits go on. */
    open: () => {
      for (const next of waiting.splice(0)) next();
    },
  };
}
