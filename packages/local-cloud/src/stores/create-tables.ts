import { AwsJsonError, awsJsonCall } from '../proxy/aws-json-call.ts';
import type { Plan, Planned } from '../template/plan.ts';

/** Creates the tables of the plan; one that is there already stays as it is. */
export async function createTables(plan: Plan, endpoint: string): Promise<string[]> {
  const tables = plan.of('AWS::DynamoDB::Table');
  await Promise.all(tables.map((table) => createTable(table, endpoint)));
  return tables.map(({ resource }) => resource.ref);
}

async function createTable({ resource, properties }: Planned<'AWS::DynamoDB::Table'>, endpoint: string): Promise<void> {
  const call = (operation: string, body: unknown) =>
    awsJsonCall({ endpoint, service: 'dynamodb', target: `DynamoDB_20120810.${operation}`, body });
  const { TimeToLiveSpecification: ttl, AttributeDefinitions, KeySchema, BillingMode } = properties;
  const { GlobalSecondaryIndexes, LocalSecondaryIndexes } = properties;
  const TableName = resource.ref;
  try {
    await call('CreateTable', {
      ...{ TableName, AttributeDefinitions, KeySchema, BillingMode },
      ...(GlobalSecondaryIndexes && { GlobalSecondaryIndexes }),
      ...(LocalSecondaryIndexes && { LocalSecondaryIndexes }),
    });
  } catch (error) {
    if (error instanceof AwsJsonError && error.name === 'ResourceInUseException') return;
    throw error;
  }
  if (ttl) {
    const TimeToLiveSpecification = { AttributeName: ttl.AttributeName, Enabled: ttl.Enabled };
    await call('UpdateTimeToLive', { TableName, TimeToLiveSpecification });
  }
}
