import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { NoticeQueue } from '@factoids/core';

interface Port {
  readonly client: SQSClient;
  readonly queueUrl: string;
  /** Told when a notice could not be queued: it is lost then, or raised again by the next who meets the same. */
  readonly onLost: (error: unknown) => void;
}

export function sqsNoticeQueue({ client, queueUrl, onLost }: Port): NoticeQueue {
  return {
    async raise(notice) {
      try {
        await client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(notice) }));
      } catch (error) {
        onLost(error);
      }
    },
  };
}
