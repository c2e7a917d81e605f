import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { consumeStatement } from './access.ts';
import { ServiceFunction, type ServiceFunctionProps } from './service-function.ts';
import type { ServiceStack } from './service-stack.ts';

export interface WorkerQueueProps {
  readonly workerName: string;
  readonly worker: ServiceFunctionProps;
  /** Messages worked on at once; a little under the worker's reserved concurrency, so that no delivery is throttled. */
  readonly maxConcurrency: number;
  /** Deliveries before a message is given up. */
  readonly maxReceiveCount: number;
  /** What it means for people when a message has been given up. */
  readonly humanImpact: string;
}

/**
 * A queue with its worker, its dead letters and the alarm on them. One message a batch, reported back one by one; a message
 * stays hidden for 6 × the worker's timeout. The worker may send to its own queue.
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
    });
    this.queue = new Queue(this, 'queue', {
      queueName: stack.resourceName(name),
      visibilityTimeout: Duration.seconds(6 * props.worker.timeout.toSeconds()),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: props.maxReceiveCount },
      encryption: QueueEncryption.SQS_MANAGED,
    });
    this.worker = new ServiceFunction(stack, props.workerName, { ...props.worker, sendsTo: this.queue });
    this.deliver(props.maxConcurrency);
    this.alarm(stack.resourceName(`${name}-dlq`), props.humanImpact);
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

  private alarm(alarmName: string, humanImpact: string): void {
    new Alarm(this, 'alarm', {
      alarmName,
      alarmDescription: humanImpact,
      metric: this.deadLetters.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(1), statistic: 'Maximum' }),
      threshold: 1,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }
}
