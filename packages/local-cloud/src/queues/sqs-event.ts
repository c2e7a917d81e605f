import * as z from 'zod';

const MessageAttribute = z.looseObject({
  DataType: z.string(),
  StringValue: z.string().optional(),
  BinaryValue: z.string().optional(),
});

export const ReceivedMessage = z.looseObject({
  MessageId: z.string(),
  ReceiptHandle: z.string(),
  Body: z.string(),
  MD5OfBody: z.string().optional(),
  Attributes: z.record(z.string(), z.string()).default({}),
  MessageAttributes: z.record(z.string(), MessageAttribute).default({}),
});
export type ReceivedMessage = z.infer<typeof ReceivedMessage>;

export const ReceiveAnswer = z.looseObject({ Messages: z.array(ReceivedMessage).nullish() });

/** The event a function gets for a batch of messages. */
export function sqsEvent(messages: readonly ReceivedMessage[], queueArn: string) {
  const awsRegion = queueArn.split(':')[3] ?? '';
  return {
    Records: messages.map((message) => ({
      messageId: message.MessageId,
      receiptHandle: message.ReceiptHandle,
      body: message.Body,
      attributes: message.Attributes,
      messageAttributes: Object.fromEntries(Object.entries(message.MessageAttributes).map(attributeOf)),
      md5OfBody: message.MD5OfBody,
      eventSource: 'aws:sqs',
      eventSourceARN: queueArn,
      awsRegion,
    })),
  };
}

function attributeOf([name, value]: [string, z.infer<typeof MessageAttribute>]) {
  const { DataType: dataType, StringValue: stringValue, BinaryValue: binaryValue } = value;
  return [name, { dataType, stringValue, binaryValue, stringListValues: [], binaryListValues: [] }] as const;
}

const BatchAnswer = z
  .looseObject({ batchItemFailures: z.array(z.looseObject({ itemIdentifier: z.string() })).nullish() })
  .nullish();

/**
 * Which messages of a batch have not been dealt with, by the function's answer: as on Lambda, an answer that cannot be
 * read, or names a message that was not in the batch, fails them all.
 */
export function failedMessages(answer: Buffer, messages: readonly ReceivedMessage[]): readonly ReceivedMessage[] {
  const parsed = BatchAnswer.safeParse(parseJson(answer));
  if (!parsed.success) return messages;
  const failed = new Set((parsed.data?.batchItemFailures ?? []).map(({ itemIdentifier }) => itemIdentifier));
  const known = new Set(messages.map(({ MessageId }) => MessageId));
  if ([...failed].some((id) => !known.has(id))) return messages;
  return messages.filter(({ MessageId }) => failed.has(MessageId));
}

function parseJson(answer: Buffer): unknown {
  try {
    return JSON.parse(answer.toString());
  } catch {
    return { batchItemFailures: 'not JSON' };
  }
}
