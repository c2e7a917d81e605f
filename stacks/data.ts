import type { App } from 'aws-cdk-lib';
import { AttributeType, BillingMode, ProjectionType, Table } from 'aws-cdk-lib/aws-dynamodb';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { privateBucket } from './constructs/private-bucket.ts';
import { ServiceStack, type ServiceStackProps } from './constructs/service-stack.ts';

/** As long as a chat can be continued. */
const ARTIFACT_DAYS = 30;

/** The artifacts as a function is allowed them. */
export const ARTIFACTS = { variable: 'ARTIFACTS_BUCKET', objects: ['turns/*'] } as const;

/** For the roles of those who put artifacts, or take them away. */
export const ARTIFACT_FINDINGS = {
  'AwsSolutions-IAM5[Resource::<artifacts.Arn>/turns/*]':
    'Artifacts are named by their chat and run, which nobody can name ahead; nothing else stands in that folder.',
};

export interface Tables {
  readonly content: Table;
  readonly runs: Table;
  readonly accounts: Table;
  readonly ledger: Table;
}

export interface Buckets {
  /** What search is made from: derived from the content table, and made anew by a schedule. */
  readonly search: IBucket;
  /** What each turn of a chat was: prompts, answers, tools. For its owner and the operator. */
  readonly artifacts: IBucket;
}

/** The tables, on demand and recoverable to any second of the last 35 days, and what is derived from them. */
export class DataStack extends ServiceStack {
  readonly tables: Tables;
  readonly buckets: Buckets;

  constructor(app: App, props: ServiceStackProps) {
    super(app, 'data', props);
    this.tables = {
      content: this.contentTable(),
      runs: this.runsTable(),
      accounts: this.table('accounts', 'expires_at'),
      ledger: this.ledgerTable(),
    };
    this.buckets = {
      search: privateBucket(this, 'search', {
        stack: this,
        withoutAccessLog:
          'It has what is public in the content table once more, and two functions of ours alone read and write it.',
      }),
      artifacts: privateBucket(this, 'artifacts', {
        stack: this,
        keptDays: ARTIFACT_DAYS,
        withoutAccessLog:
          'No function may read it: one puts a record after each turn, one takes the records of a deleted chat away.',
      }),
    };
  }

  private contentTable(): Table {
    const table = this.table('content');
    addIndex(table, { name: 'newest', keys: ['feed', 'factoid_id'], projection: ProjectionType.ALL });
    addIndex(table, { name: 'by-subject', keys: ['subject_key', 'factoid_id'], projection: ProjectionType.ALL });
    addIndex(table, { name: 'top', keys: ['feed', 'rank_key'], projection: ProjectionType.ALL });
    addIndex(table, { name: 'top-by-subject', keys: ['subject_key', 'rank_key'], projection: ProjectionType.ALL });
    addIndex(table, { name: 'shuffled', keys: ['feed', 'shuffle_key'], projection: ProjectionType.ALL });
    addIndex(table, { name: 'feedback', keys: ['feedback_feed', 'feedback_id'], projection: ProjectionType.ALL });
    return table;
  }

  private runsTable(): Table {
    const table = this.table('runs', 'expires_at');
    addIndex(table, { name: 'by-owner', keys: ['owner', 'run_id'], projection: ProjectionType.KEYS_ONLY });
    addIndex(table, { name: 'open', keys: ['open_shard', 'open_at'], projection: ProjectionType.KEYS_ONLY });
    addIndex(table, { name: 'by-window', keys: ['window_shard', 'run_id'], include: ['owner', 'network', 'promptHash'] });
    return table;
  }

  private ledgerTable(): Table {
    const table = this.table('ledger', 'expires_at');
    addIndex(table, { name: 'by-window', keys: ['window', 'pk'], projection: ProjectionType.KEYS_ONLY });
    return table;
  }

  private table(name: string, timeToLiveAttribute?: string): Table {
    return new Table(this, name, {
      tableName: this.resourceName(name),
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: this.stage === 'production',
      removalPolicy: this.removalPolicy,
      ...(timeToLiveAttribute && { timeToLiveAttribute }),
    });
  }
}

type Index = {
  readonly name: string;
  /** Partition and sort key, both strings. */
  readonly keys: readonly [string, string];
} & ({ readonly projection: ProjectionType } | { readonly include: readonly string[] });

function addIndex(table: Table, index: Index): void {
  const [partition, sort] = index.keys;
  table.addGlobalSecondaryIndex({
    indexName: index.name,
    partitionKey: { name: partition, type: AttributeType.STRING },
    sortKey: { name: sort, type: AttributeType.STRING },
    ...('include' in index
      ? { projectionType: ProjectionType.INCLUDE, nonKeyAttributes: [...index.include] }
      : { projectionType: index.projection }),
  });
}
