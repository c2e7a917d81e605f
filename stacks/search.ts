import { type App, Duration } from 'aws-cdk-lib';
import { acknowledge } from './constructs/acknowledge.ts';
import { Schedule } from './constructs/schedule.ts';
import { ServiceAlarm } from './constructs/service-alarm.ts';
import { ServiceFunction } from './constructs/service-function.ts';
import { ServiceStack, type ServiceStackProps } from './constructs/service-stack.ts';
import type { Buckets, Tables } from './data.ts';

interface SearchProps extends ServiceStackProps {
  readonly tables: Tables;
  readonly buckets: Buckets;
}

/** One whole processor: loading and building are one thread's work. */
const MEMORY_MB = 1_769;
/** The index, and the vectors that it names. */
const SNAPSHOT = { variable: 'SEARCH_BUCKET', objects: ['factoids.json.gz', 'vectors/*'] } as const;
const ACCEPTED_FINDINGS = {
  'AwsSolutions-IAM5[Resource::<search.Arn>/vectors/*]':
    'The parts of the vectors are named by what is in them, so that nobody can name them ahead; nothing else stands in that folder.',
};
const VECTORS = { variable: 'SEARCH_BUCKET', objects: ['vectors/*'] } as const;

/** The search over an index in memory, and the schedule that keeps its snapshot. */
export class SearchStack extends ServiceStack {
  readonly search: ServiceFunction;

  constructor(app: App, props: SearchProps) {
    super(app, 'search', props);
    this.search = this.searchFunction(props);
    const builder = this.buildSearch(props);
    for (const { role } of [this.search, builder]) acknowledge(role, ACCEPTED_FINDINGS);
    new Schedule(this, 'each-ten-minutes', { expression: 'rate(10 minutes)', target: builder });
    this.ringWhenSnapshotAges(builder);
  }

  /** Called by other functions alone. An environment keeps its index, so few of them answer many. */
  private searchFunction({ tables, buckets }: SearchProps): ServiceFunction {
    return new ServiceFunction(this, 'search', {
      entry: 'functions/search/search.ts',
      timeout: Duration.seconds(10),
      memorySize: MEMORY_MB,
      reservedConcurrency: 10,
      humanImpact: 'Nothing is found by words and no subjects are listed: the page says so. The other lists are as ever.',
      tables: [{ table: tables.content, reads: ['Query'], indexes: ['newest'] }],
      buckets: [{ bucket: buckets.search, ...SNAPSHOT, reads: true }],
    });
  }

  /** Never two at once: the later of them would put the older snapshot. */
  private buildSearch({ tables, buckets }: SearchProps): ServiceFunction {
    return new ServiceFunction(this, 'build-search', {
      entry: 'functions/schedules/build-search.ts',
      timeout: Duration.minutes(5),
      memorySize: MEMORY_MB,
      reservedConcurrency: 1,
      humanImpact: 'Nothing at first; after hours the first question after a pause is slower, and finds older factoids only.',
      errorsWithin: Duration.hours(1),
      tables: [{ table: tables.content, reads: ['Query', 'BatchGetItem'], indexes: ['newest'] }],
      buckets: [
        { bucket: buckets.search, ...SNAPSHOT, reads: true, writes: true },
        { bucket: buckets.search, ...VECTORS, deletes: true },
      ],
    });
  }

  private ringWhenSnapshotAges(builder: ServiceFunction): void {
    new ServiceAlarm(this, 'build-search-silent', {
      metric: builder.lambda.metricInvocations({ period: Duration.hours(1), statistic: 'Sum' }),
      threshold: 1,
      periods: 3,
      whenSilent: true,
      humanImpact: 'The search reads what is newer than its snapshot with each first question: it grows slower from day to day.',
      firstStep: `see that the schedule each-ten-minutes is enabled; \`pnpm ops schedule:run build-search --stage ${this.stage}\` runs it by hand.`,
    });
  }
}
