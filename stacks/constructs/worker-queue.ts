import { Duration } from 'aws-cdk-lib';
import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { consumeStatement } from './access.ts';
import { ServiceAlarm } from './service-alarm.ts';
import { type Sends, ServiceFunction, type ServiceFunctionProps } from './service-function.ts';
import type { ServiceStack } from './service-stack.ts';

export interface WorkerQueueProps {
  readonly workerName: string;
  readonly worker: ServiceFunctionProps;
  /** Messages worked on at once; a little under the worker's reserved concurrency, so that no delivery is throttled. */
  readonly maxConcurrency: number;
  /** Deliveries before a message is given up. */
  readonly maxReceiveCount: number;
  /** The variable by which the worker sends to its own queue; it cannot when left out. */
  readonly sendsToItselfAs?: keyof Sends;
  /** What people notice when a message has been given up, as a sentence. */
  readonly impactWhenGivenUp: string;
  /** What people notice when messages wait, as a sentence. */
  readonly impactWhenLate: string;
}

/**
 * A queue with its worker, its dead letters and the alarms on both. One message a batch, reported back one by one; a message
 * stays hidden for 6 × the worker's timeout.
 */
export class WorkerQueue extends Construct {
  readonly queue: Queue;
  readonly deadLetters: Queue;
  readonly worker: ServiceFunction;

  constructor(stack: ServiceStack, name: string, props: WorkerQueueProps) {
    super(stack, name);
    this.deadLetters = new Queue(this, 'dead-letters', {
      queueName: stack.resourceName(`${name}-dlq`),
      retentionPeriod: Duration.days(14),
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
    });
    this.queue = new Queue(this, 'queue', {
      queueName: stack.resourceName(name),
      visibilityTimeout: Duration.seconds(6 * props.worker.timeout.toSeconds()),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: props.maxReceiveCount },
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
    });
    const itself = props.sendsToItselfAs && { [props.sendsToItselfAs]: this.queue };
    this.worker = new ServiceFunction(stack, props.workerName, {
      ...props.worker,
      sendsTo: { ...props.worker.sendsTo, ...itself },
    });
    this.deliver(props.maxConcurrency);
    this.ringForDeadLetters(stack, props.impactWhenGivenUp);
    this.ringForLateMessages(stack, props.impactWhenLate);
  }

  private deliver(maxConcurrency: number): void {
    this.worker.allow(consumeStatement(this.queue));
    const source = new EventSourceMapping(this, 'deliveries', {
      target: this.worker.lambda,
      eventSourceArn: this.queue.queueArn,
      batchSize: 1,
      reportBatchItemFailures: true,
      maxConcurrency,
    });
    source.node.addDependency(this.worker.role);
  }

  private ringForDeadLetters(stack: ServiceStack, humanImpact: string): void {
    new ServiceAlarm(stack, `${this.node.id}-dlq-not-empty`, {
      metric: this.deadLetters.metricApproximateNumberOfMessagesVisible({ period: MINUTE, statistic: 'Maximum' }),
      threshold: 1,
      humanImpact,
      firstStep: `read why in the log of ${this.worker.name}, repair it, then move the messages back (docs/operations.md, Dead letters).`,
    });
  }

  /** Beyond what the reaper and a worker's own timeout explain. One delivery cut short also shows, as it is hidden for 6 timeouts. */
  private ringForLateMessages(stack: ServiceStack, humanImpact: string): void {
    new ServiceAlarm(stack, `${this.node.id}-queue-late`, {
      metric: this.queue.metricApproximateAgeOfOldestMessage({ period: MINUTE, statistic: 'Maximum' }),
      threshold: 180,
      periods: 3,
      humanImpact,
      firstStep: `see whether ${this.worker.name} is throttled or failing, and whether the provider is slow (docs/operations.md, Alarms).`,
    });
  }
}

const MINUTE = Duration.minutes(1);
