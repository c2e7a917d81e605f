import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { AppError, type RunQueue } from '@factoids/core';

export function sqsRunQueue({ client, queueUrl }: { client: SQSClient; queueUrl: string }): RunQueue {
  return {
    async send(message, delaySeconds = 0) {
      const input = { QueueUrl: queueUrl, MessageBody: JSON.stringify(message), DelaySeconds: delaySeconds };
      try {
        await client.send(new SendMessageCommand(input));
      } catch (cause) {
        throw new AppError('queue_unavailable', { retryAfterSeconds: 2, cause });
      }
    },
  };
}
