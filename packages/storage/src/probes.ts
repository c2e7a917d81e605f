import { GetQueueAttributesCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import type { Probe } from '@factoids/core';

/** Reads from the table, past every cache; nothing needs to lie there. @param client One that tries once. */
export function dynamoProbe({ client, tableName }: { client: DynamoDBDocumentClient; tableName: string }): Probe {
  const input = { TableName: tableName, Key: { pk: 'HEALTH', sk: 'HEALTH' }, ConsistentRead: true };
  return async (abortSignal) => {
    await client.send(new GetCommand(input), { abortSignal });
  };
}

/** Asks the queue who it is. @param client One that tries once. */
export function sqsProbe({ client, queueUrl }: { client: SQSClient; queueUrl: string }): Probe {
  return async (abortSignal) => {
    await client.send(new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames: ['QueueArn'] }), { abortSignal });
  };
}
