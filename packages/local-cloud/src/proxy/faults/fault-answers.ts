import { recordsOf } from '../parsed/parsed-call.ts';
import { type AwsAnswer, type AwsCall, awsError, s3Error } from '../pipeline.ts';

const SINGLE_WRITES = new Set(['PutItem', 'UpdateItem', 'DeleteItem']);

/** As DynamoDB refuses what meets another transaction at an item; undefined for a call that cannot. */
export function conflictAnswer(call: AwsCall): AwsAnswer | undefined {
  if (call.service !== 'dynamodb') return undefined;
  if (SINGLE_WRITES.has(call.operation)) {
    return awsError(400, 'com.amazonaws.dynamodb.v20120810#TransactionConflictException', 'Transaction is ongoing for the item');
  }
  return call.operation.startsWith('Transact') ? cancelled(recordsOf(call.parse().input.TransactItems).length) : undefined;
}

/** The first item meets the other transaction, the rest is only cancelled with it. */
function cancelled(items: number): AwsAnswer {
  const type = 'com.amazonaws.dynamodb.v20120810#TransactionCanceledException';
  const codes = Array.from({ length: items }, (_, index) => (index === 0 ? 'TransactionConflict' : 'None'));
  const message = `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes.join(', ')}]`;
  const reasonOf = (Code: string) => (Code === 'None' ? { Code } : { Code, Message: 'Transaction is ongoing for the item' });
  const body = Buffer.from(JSON.stringify({ __type: type, Message: message, CancellationReasons: codes.map(reasonOf) }));
  return { status: 400, headers: { 'content-type': 'application/x-amz-json-1.0' }, body };
}

/** Each service refuses what comes too fast by an error of its own; undefined where it is the common one. */
export function throttleAnswer(call: AwsCall): AwsAnswer | undefined {
  const { service } = call;
  if (service === 's3') return s3Error(call, { status: 503, code: 'SlowDown', message: 'Please reduce your request rate.' });
  if (service === 'dynamodb') {
    const type = 'com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException';
    return awsError(400, type, 'The level of configured provisioned throughput for the table was exceeded.');
  }
  if (service === 'sqs') {
    const answer = awsError(400, 'com.amazonaws.sqs#RequestThrottled', 'Request is throttled.');
    return { ...answer, headers: { ...answer.headers, 'x-amzn-query-error': 'RequestThrottled;Sender' } };
  }
  return undefined;
}
