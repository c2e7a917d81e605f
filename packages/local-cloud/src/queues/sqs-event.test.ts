import { expect, test } from 'vitest';
import { failedMessages, ReceivedMessage, sqsEvent } from './sqs-event.ts';

const message = (MessageId: string) => ReceivedMessage.parse({ MessageId, ReceiptHandle: `r-${MessageId}`, Body: 'b' });
const batch = [message('1'), message('2')];
const idsFor = (answer: string) => failedMessages(Buffer.from(answer), batch).map(({ MessageId }) => MessageId);

test.each([
  ['null', []],
  ['{}', []],
  ['{"batchItemFailures":[]}', []],
  ['{"batchItemFailures":[{"itemIdentifier":"2"}]}', ['2']],
  ['{"batchItemFailures":[{"itemIdentifier":"unknown"}]}', ['1', '2']],
  ['{"batchItemFailures":[{"id":"2"}]}', ['1', '2']],
  ['not json', ['1', '2']],
])('the answer %s fails %j', (answer, failed) => {
  expect(idsFor(answer)).toEqual(failed);
});

test('a record has the names that functions know', () => {
  const attributes = {
    MessageAttributes: { kind: { DataType: 'String', StringValue: 'x' } },
    Attributes: { ApproximateReceiveCount: '1' },
  };
  const event = sqsEvent([{ ...message('1'), ...attributes }], 'arn:aws:sqs:eu-test-1:0:jobs');
  expect(event.Records[0]).toMatchObject({
    messageId: '1',
    receiptHandle: 'r-1',
    body: 'b',
    attributes: { ApproximateReceiveCount: '1' },
    messageAttributes: { kind: { dataType: 'String', stringValue: 'x' } },
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws:sqs:eu-test-1:0:jobs',
    awsRegion: 'eu-test-1',
  });
});
