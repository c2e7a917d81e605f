import { type App, Duration } from 'aws-cdk-lib';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { acknowledge } from './constructs/acknowledge.ts';
import { parameter } from './constructs/parameters.ts';
import type { ServiceFunction } from './constructs/service-function.ts';
import { ServiceStack, type ServiceStackProps } from './constructs/service-stack.ts';
import { WorkerQueue } from './constructs/worker-queue.ts';
import { ARTIFACT_FINDINGS, ARTIFACTS, type Buckets, type Tables } from './data.ts';

interface QueuesProps extends ServiceStackProps {
  readonly tables: Tables;
  readonly buckets: Buckets;
  readonly search: ServiceFunction;
}

/** The queues of runs and of chat turns, with the workers that carry them out; the queue of notices and the worker that tells them. */
export class QueuesStack extends ServiceStack {
  readonly runs: Queue;
  /** Turns of chats; settlements of these and of embeddings. */
  readonly chats: Queue;
  readonly notices: Queue;

  constructor(app: App, props: QueuesProps) {
    super(app, 'queues', props);
    this.runs = this.runQueue(props).queue;
    this.notices = this.noticeQueue(props).queue;
    const { queue, worker } = this.chatQueue(props);
    this.chats = queue;
    acknowledge(worker.role, ARTIFACT_FINDINGS);
  }

  private runQueue({ tables: { content, runs, ledger }, search }: QueuesProps): WorkerQueue {
    return new WorkerQueue(this, 'runs', {
      maxConcurrency: 48,
      maxReceiveCount: 3,
      impactWhenGivenUp: 'Someone asked for a factoid and its run was given up after three deliveries: they wait for nothing.',
      impactWhenLate: 'People asked for factoids and see no text for three minutes and more, or one run was cut off and waits.',
      sendsToItselfAs: 'RUN_QUEUE_URL',
      workerName: 'run-worker',
      worker: {
        entry: 'functions/workers/run-worker.ts',
        timeout: Duration.seconds(90),
        memorySize: 512,
        reservedConcurrency: 50,
        humanImpact: 'Factoids stop half-written or never begin, and some end as interrupted although they cost money.',
        tables: [
          { table: runs, reads: ['GetItem', 'Query'], writes: ['PutItem', 'UpdateItem'] },
          {
            table: content,
            reads: ['GetItem', 'BatchGetItem'],
            writes: ['PutItem', 'UpdateItem'],
            indexes: ['newest', 'by-subject'],
          },
          { table: ledger, writes: ['UpdateItem'] },
        ],
        invokes: { SEARCH_FUNCTION: search },
        secrets: ['OPENROUTER_API_KEY'],
        environment: { OPENROUTER_BASE_URL: parameter(this, 'OpenRouterBaseUrl') },
      },
    });
  }

  /** A turn may make several calls: it has more time than a factoid, and a queue of its own, so that neither waits for the other. */
  private chatQueue({ tables: { content, runs, ledger, accounts }, buckets, search }: QueuesProps): WorkerQueue {
    return new WorkerQueue(this, 'chats', {
      maxConcurrency: 48,
      maxReceiveCount: 3,
      impactWhenGivenUp: 'Someone asked in a chat and the turn was given up after three deliveries: they wait for nothing.',
      impactWhenLate: 'People asked in a chat and see no answer for three minutes and more, or one turn was cut off and waits.',
      sendsToItselfAs: 'CHAT_QUEUE_URL',
      workerName: 'chat-worker',
      worker: {
        entry: 'functions/workers/chat-worker.ts',
        timeout: Duration.seconds(110),
        memorySize: 1024,
        reservedConcurrency: 50,
        humanImpact: 'Answers in chats stop half-written or never begin, and some end as interrupted although they cost money.',
        tables: [
          { table: runs, reads: ['GetItem', 'Query'], writes: ['PutItem', 'UpdateItem'] },
          { table: content, reads: ['GetItem', 'BatchGetItem'], writes: ['PutItem', 'UpdateItem'] },
          { table: ledger, reads: ['BatchGetItem'], writes: ['UpdateItem'] },
          // Named but not opened: who asked was looked at when the turn was admitted.
          { table: accounts },
        ],
        buckets: [{ bucket: buckets.artifacts, ...ARTIFACTS, writes: true, deletes: true }],
        invokes: { SEARCH_FUNCTION: search },
        secrets: ['OPENROUTER_API_KEY', 'TAVILY_API_KEY'],
        environment: {
          OPENROUTER_BASE_URL: parameter(this, 'OpenRouterBaseUrl'),
          TAVILY_BASE_URL: parameter(this, 'TavilyBaseUrl'),
          ADMISSION_POLICY: parameter(this, 'AdmissionPolicy'),
        },
      },
    });
  }

  /** Of a soft limit the first message marks the counter, so that one notice is told however many come. */
  private noticeQueue({ tables: { ledger } }: QueuesProps): WorkerQueue {
    return new WorkerQueue(this, 'notices', {
      maxConcurrency: 2,
      maxReceiveCount: 5,
      impactWhenGivenUp: 'The operator was not told of something: a budget at its soft limit, unusual traffic, a closed day.',
      impactWhenLate: 'The operator hears late of budgets, unusual traffic and closed days. Visitors notice nothing.',
      workerName: 'notice-worker',
      worker: {
        entry: 'functions/workers/notice-worker.ts',
        timeout: Duration.seconds(15),
        memorySize: 256,
        reservedConcurrency: 3,
        humanImpact: 'The operator is not told of budgets at their soft limit, of unusual traffic and of closed days.',
        tables: [{ table: ledger, writes: ['UpdateItem'] }],
        secrets: ['SLACK_WEBHOOK_URL'],
      },
    });
  }
}
