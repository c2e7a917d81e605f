import { type App, Duration } from 'aws-cdk-lib';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Schedule } from './constructs/schedule.ts';
import { ServiceFunction } from './constructs/service-function.ts';
import { ServiceStack, type ServiceStackProps } from './constructs/service-stack.ts';
import type { Tables } from './data.ts';

interface SchedulesProps extends ServiceStackProps {
  readonly tables: Tables;
  readonly runsQueue: Queue;
}

/** What happens by the clock. */
export class SchedulesStack extends ServiceStack {
  constructor(app: App, props: SchedulesProps) {
    super(app, 'schedules', props);
    new Schedule(this, 'each-minute', { expression: 'rate(1 minute)', target: this.reapRuns(props) });
  }

  /** Ends runs whose worker died and sends stuck ones again; never two at once, and done before the next minute. */
  private reapRuns({ tables, runsQueue }: SchedulesProps): ServiceFunction {
    return new ServiceFunction(this, 'reap-runs', {
      entry: 'functions/schedules/reap-runs.ts',
      timeout: Duration.seconds(50),
      memorySize: 512,
      reservedConcurrency: 1,
      tables: [
        { table: tables.runs, reads: ['GetItem', 'BatchGetItem', 'Query'], writes: ['PutItem', 'UpdateItem'], indexes: ['open'] },
        // Named but not opened: what the reaper ends publishes nothing.
        { table: tables.content },
      ],
      sendsTo: runsQueue,
    });
  }
}
