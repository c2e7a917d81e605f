import { type App, Duration } from 'aws-cdk-lib';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Schedule } from './constructs/schedule.ts';
import { ServiceAlarm } from './constructs/service-alarm.ts';
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
    const reaper = this.reapRuns(props);
    new Schedule(this, 'each-minute', { expression: 'rate(1 minute)', target: reaper });
    this.ringWhenSilent(reaper);
  }

  /** Ends runs whose worker died and sends stuck ones again; never two at once, and done before the next minute. */
  private reapRuns({ tables, runsQueue }: SchedulesProps): ServiceFunction {
    return new ServiceFunction(this, 'reap-runs', {
      entry: 'functions/schedules/reap-runs.ts',
      timeout: Duration.seconds(50),
      memorySize: 512,
      reservedConcurrency: 1,
      humanImpact: 'Runs whose worker died stay open: their readers wait, and their callers seem to have runs going.',
      tables: [
        { table: tables.runs, reads: ['GetItem', 'BatchGetItem', 'Query'], writes: ['PutItem', 'UpdateItem'], indexes: ['open'] },
        // Named but not opened: what the reaper ends publishes nothing.
        { table: tables.content },
      ],
      sendsTo: runsQueue,
    });
  }

  /** A schedule that does not come makes no error anywhere. */
  private ringWhenSilent(reaper: ServiceFunction): void {
    new ServiceAlarm(this, 'reap-runs-silent', {
      metric: reaper.lambda.metricInvocations({ period: Duration.minutes(1), statistic: 'Sum' }),
      threshold: 1,
      periods: 5,
      whenSilent: true,
      humanImpact: 'Runs whose worker died are not ended: their readers wait, though new factoids are written as ever.',
      firstStep: `see that the schedule each-minute is enabled; \`pnpm ops schedule:run reap-runs --stage ${this.stage}\` runs it by hand.`,
    });
  }
}
