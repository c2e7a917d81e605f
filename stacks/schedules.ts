import { type App, Duration } from 'aws-cdk-lib';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { parameter } from './constructs/parameters.ts';
import { Schedule } from './constructs/schedule.ts';
import { ServiceAlarm } from './constructs/service-alarm.ts';
import { ServiceFunction } from './constructs/service-function.ts';
import { ServiceStack, type ServiceStackProps } from './constructs/service-stack.ts';
import type { Tables } from './data.ts';

interface SchedulesProps extends ServiceStackProps {
  readonly tables: Tables;
  readonly runsQueue: Queue;
  readonly chatsQueue: Queue;
  readonly noticesQueue: Queue;
}

/** What happens by the clock. */
export class SchedulesStack extends ServiceStack {
  constructor(app: App, props: SchedulesProps) {
    super(app, 'schedules', props);
    const reaper = this.reapRuns(props);
    new Schedule(this, 'each-minute', { expression: 'rate(1 minute)', target: reaper });
    this.ringWhenSilent(reaper);
    const refresher = this.refreshModels(props);
    new Schedule(this, 'each-hour', { expression: 'rate(1 hour)', target: refresher });
    this.ringWhenPricesAge(refresher);
    const closer = this.closeDay(props);
    new Schedule(this, 'each-midnight', { expression: 'cron(1 0 * * ? *)', target: closer });
    new Schedule(this, 'each-hour-closing', { expression: 'cron(11 * * * ? *)', target: closer });
    this.ringWhenDaysStayOpen(closer);
    const watcher = this.watchTraffic(props);
    new Schedule(this, 'each-minute-traffic', { expression: 'rate(1 minute)', target: watcher });
    const writer = this.writeDaily(props);
    new Schedule(this, 'each-hour-daily', { expression: 'cron(5 * * * ? *)', target: writer });
    this.ringWhenNobodyWrites(writer);
    const embedder = this.embedFactoids(props);
    new Schedule(this, 'each-ten-minutes-vectors', { expression: 'rate(10 minutes)', target: embedder });
    this.ringWhenVectorsStay(embedder);
  }

  /** Ends runs whose worker died and sends stuck ones again; never two at once, and done before the next minute. */
  private reapRuns({ tables, runsQueue, chatsQueue }: SchedulesProps): ServiceFunction {
    return new ServiceFunction(this, 'reap-runs', {
      entry: 'functions/schedules/reap-runs.ts',
      timeout: Duration.seconds(50),
      memorySize: 512,
      reservedConcurrency: 1,
      humanImpact: 'Runs whose worker died stay open: their readers wait, and their callers seem to have runs going.',
      tables: [
        { table: tables.runs, reads: ['GetItem', 'BatchGetItem', 'Query'], writes: ['PutItem', 'UpdateItem'], indexes: ['open'] },
        { table: tables.ledger, writes: ['UpdateItem'] },
        // Named but not opened: what the reaper ends publishes nothing.
        { table: tables.content },
      ],
      sendsTo: { RUN_QUEUE_URL: runsQueue, CHAT_QUEUE_URL: chatsQueue },
    });
  }

  /** Fetches the provider's prices and looks at what factoids cost lately; needs no key of the provider's. */
  private refreshModels({ tables }: SchedulesProps): ServiceFunction {
    return new ServiceFunction(this, 'refresh-models', {
      entry: 'functions/schedules/refresh-models.ts',
      timeout: Duration.seconds(30),
      memorySize: 512,
      reservedConcurrency: 1,
      humanImpact: 'Prices are not renewed: nobody notices for a day, then no factoid can be asked for.',
      errorsWithin: Duration.hours(1),
      tables: [{ table: tables.content, reads: ['GetItem'], writes: ['PutItem'], indexes: ['newest'] }],
      environment: { OPENROUTER_BASE_URL: parameter(this, 'OpenRouterBaseUrl') },
    });
  }

  /** Just after midnight, and each hour for a day whose last hold was open then. It fails to say that the books do not agree. */
  private closeDay({ tables, noticesQueue }: SchedulesProps): ServiceFunction {
    return new ServiceFunction(this, 'close-day', {
      entry: 'functions/schedules/close-day.ts',
      timeout: Duration.minutes(10),
      memorySize: 512,
      reservedConcurrency: 1,
      humanImpact: 'The books of a day do not agree, or it was not closed. Nobody notices; requests are admitted as ever.',
      errorsWithin: Duration.hours(1),
      ringsAtErrors: 1,
      tables: [
        { table: tables.ledger, reads: ['GetItem', 'BatchGetItem'], writes: ['PutItem'], indexes: ['by-window'] },
        { table: tables.runs, reads: ['BatchGetItem'], indexes: ['by-window'] },
        // Named but not opened: the books are about runs, not about what they wrote.
        { table: tables.content },
      ],
      sendsTo: { NOTICE_QUEUE_URL: noticesQueue },
      secrets: ['OPENROUTER_API_KEY'],
      environment: { OPENROUTER_BASE_URL: parameter(this, 'OpenRouterBaseUrl') },
    });
  }

  private ringWhenDaysStayOpen(closer: ServiceFunction): void {
    new ServiceAlarm(this, 'close-day-silent', {
      metric: closer.lambda.metricInvocations({ period: Duration.hours(1), statistic: 'Sum' }),
      threshold: 1,
      periods: 3,
      whenSilent: true,
      humanImpact: 'Days are not closed, and nobody compares the books. Visitors notice nothing.',
      firstStep: `see that the schedules each-midnight and each-hour-closing are enabled; \`pnpm ops schedule:run close-day --stage ${this.stage}\` runs it by hand.`,
    });
  }

  /** Keeps slow whose traffic is unlike what is usual. */
  private watchTraffic({ tables, noticesQueue }: SchedulesProps): ServiceFunction {
    return new ServiceFunction(this, 'watch-traffic', {
      entry: 'functions/schedules/watch-traffic.ts',
      timeout: Duration.seconds(50),
      memorySize: 512,
      reservedConcurrency: 1,
      humanImpact:
        'Unusual traffic is not slowed down: budgets and rates hold as ever, but one caller may use up what many share.',
      tables: [
        { table: tables.runs, indexes: ['by-window'] },
        { table: tables.ledger, reads: ['GetItem'], writes: ['UpdateItem'] },
        // Named but not opened: what callers do is told by the index of runs.
        { table: tables.content },
      ],
      sendsTo: { NOTICE_QUEUE_URL: noticesQueue },
      environment: { ADMISSION_POLICY: parameter(this, 'AdmissionPolicy') },
    });
  }

  /** Asks for the factoid of the day, each hour in which there is none. It fails to say that a whole day went without. */
  private writeDaily({ tables, runsQueue, noticesQueue }: SchedulesProps): ServiceFunction {
    return new ServiceFunction(this, 'write-daily', {
      entry: 'functions/schedules/write-daily.ts',
      timeout: Duration.seconds(50),
      memorySize: 512,
      reservedConcurrency: 1,
      humanImpact: 'A whole day went without a factoid of the day: its place on the first page stays empty.',
      errorsWithin: Duration.hours(1),
      ringsAtErrors: 1,
      tables: [
        { table: tables.runs, reads: ['GetItem', 'BatchGetItem'], writes: ['PutItem', 'UpdateItem'], indexes: ['by-owner'] },
        { table: tables.content, reads: ['GetItem'], writes: ['PutItem'] },
        { table: tables.ledger, reads: ['GetItem', 'BatchGetItem'], writes: ['PutItem', 'UpdateItem'] },
        // Named but not opened: the system shows no key, and nobody denies it.
        { table: tables.accounts },
      ],
      sendsTo: { RUN_QUEUE_URL: runsQueue, NOTICE_QUEUE_URL: noticesQueue },
      environment: {
        OPENROUTER_BASE_URL: parameter(this, 'OpenRouterBaseUrl'),
        ADMISSION_POLICY: parameter(this, 'AdmissionPolicy'),
      },
    });
  }

  private ringWhenNobodyWrites(writer: ServiceFunction): void {
    new ServiceAlarm(this, 'write-daily-silent', {
      metric: writer.lambda.metricInvocations({ period: Duration.hours(1), statistic: 'Sum' }),
      threshold: 1,
      periods: 3,
      whenSilent: true,
      humanImpact: 'Nobody asks for the factoid of the day: unless it is there already, its place on the first page stays empty.',
      firstStep: `see that the schedule each-hour-daily is enabled; \`pnpm ops schedule:run write-daily --stage ${this.stage}\` runs it by hand.`,
    });
  }

  /** Makes vectors of new factoids, on the system's budget; without them the chat finds by words alone. */
  private embedFactoids({ tables }: SchedulesProps): ServiceFunction {
    return new ServiceFunction(this, 'embed-factoids', {
      entry: 'functions/schedules/embed-factoids.ts',
      timeout: Duration.minutes(2),
      memorySize: 512,
      reservedConcurrency: 1,
      humanImpact: 'New factoids have no vectors: the chat finds them by their words alone.',
      errorsWithin: Duration.hours(1),
      tables: [
        { table: tables.content, reads: ['GetItem', 'BatchGetItem'], writes: ['PutItem'], indexes: ['newest'] },
        { table: tables.runs, writes: ['PutItem', 'UpdateItem'] },
        { table: tables.ledger, reads: ['GetItem', 'BatchGetItem'], writes: ['PutItem', 'UpdateItem'] },
        // Named but not opened: the system shows no key, and nobody denies it.
        { table: tables.accounts },
      ],
      secrets: ['OPENROUTER_API_KEY'],
      environment: {
        OPENROUTER_BASE_URL: parameter(this, 'OpenRouterBaseUrl'),
        ADMISSION_POLICY: parameter(this, 'AdmissionPolicy'),
      },
    });
  }

  private ringWhenVectorsStay(embedder: ServiceFunction): void {
    new ServiceAlarm(this, 'embed-factoids-silent', {
      metric: embedder.lambda.metricInvocations({ period: Duration.hours(1), statistic: 'Sum' }),
      threshold: 1,
      periods: 3,
      whenSilent: true,
      humanImpact: 'Nobody makes vectors of new factoids: the chat finds them by their words alone.',
      firstStep: `see that the schedule each-ten-minutes-vectors is enabled; \`pnpm ops schedule:run embed-factoids --stage ${this.stage}\` runs it by hand.`,
    });
  }

  private ringWhenPricesAge(refresher: ServiceFunction): void {
    new ServiceAlarm(this, 'refresh-models-silent', {
      metric: refresher.lambda.metricInvocations({ period: Duration.hours(1), statistic: 'Sum' }),
      threshold: 1,
      periods: 3,
      whenSilent: true,
      humanImpact:
        'Prices are not renewed by the clock: requests fetch them, some seconds slower, and the quotes are less exact.',
      firstStep: `see that the schedule each-hour is enabled; \`pnpm ops schedule:run refresh-models --stage ${this.stage}\` runs it by hand.`,
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
