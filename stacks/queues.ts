import { type App, Duration } from 'aws-cdk-lib';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { parameter } from './constructs/parameters.ts';
import { ServiceStack, type ServiceStackProps } from './constructs/service-stack.ts';
import { WorkerQueue } from './constructs/worker-queue.ts';
import type { Tables } from './data.ts';

interface QueuesProps extends ServiceStackProps {
  readonly tables: Tables;
}

/** The queue of runs and the worker that carries them out. */
export class QueuesStack extends ServiceStack {
  readonly runs: Queue;

  constructor(app: App, props: QueuesProps) {
    super(app, 'queues', props);
    const { content, runs } = props.tables;
    this.runs = new WorkerQueue(this, 'runs', {
      maxConcurrency: 48,
      maxReceiveCount: 3,
      impactWhenGivenUp: 'Someone asked for a factoid and its run was given up after three deliveries: they wait for nothing.',
      impactWhenLate: 'People asked for factoids and see no text for three minutes and more, or one run was cut off and waits.',
      workerName: 'run-worker',
      worker: {
        entry: 'functions/workers/run-worker.ts',
        timeout: Duration.seconds(90),
        memorySize: 512,
        reservedConcurrency: 50,
        humanImpact: 'Factoids stop half-written or never begin, and some end as interrupted although they cost money.',
        tables: [
          { table: runs, reads: ['GetItem', 'Query'], writes: ['PutItem', 'UpdateItem'] },
          { table: content, writes: ['PutItem', 'UpdateItem'], indexes: ['newest', 'by-subject'] },
        ],
        secrets: ['OPENROUTER_API_KEY'],
        environment: { OPENROUTER_BASE_URL: parameter(this, 'OpenRouterBaseUrl') },
      },
    }).queue;
  }
}
