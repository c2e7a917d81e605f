import { createLogger, type Logger } from '@factoids/telemetry';
import middy from '@middy/core';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type * as z from 'zod';
import { once } from './http-function.ts';

interface Consumed<Message> {
  readonly message: Message;
  /** The same each time that the message is delivered. */
  readonly messageId: string;
  readonly holder: string;
  readonly log: Logger;
}

interface Definition<Schema extends z.ZodType, Deps> {
  readonly service: string;
  readonly schema: Schema;
  readonly prepare: () => Promise<Deps>;
  readonly consume: (consumed: Consumed<z.output<Schema>>, deps: Deps) => Promise<void>;
}

/** One Lambda behind a queue: a message that cannot be parsed or handled is reported alone, and comes again. */
export function queueFunction<Schema extends z.ZodType, Deps>(definition: Definition<Schema, Deps>) {
  const prepared = once(definition.prepare);
  const log = createLogger(definition.service);
  return middy<SQSEvent, SQSBatchResponse>().handler(async (event: SQSEvent, context: Context): Promise<SQSBatchResponse> => {
    const failed = await Promise.all(
      event.Records.map(async (record) => {
        const recordLog = log.with({ request_id: context.awsRequestId, message_id: record.messageId });
        return (await consumeRecord({ definition, prepared, log: recordLog }, record, context.awsRequestId))
          ? []
          : [record.messageId];
      }),
    );
    return { batchItemFailures: failed.flat().map((itemIdentifier) => ({ itemIdentifier })) };
  });
}

interface Consuming<Schema extends z.ZodType, Deps> {
  readonly definition: Definition<Schema, Deps>;
  readonly prepared: () => Promise<Deps>;
  readonly log: Logger;
}

async function consumeRecord<Schema extends z.ZodType, Deps>(
  { definition, prepared, log }: Consuming<Schema, Deps>,
  record: SQSRecord,
  holder: string,
): Promise<boolean> {
  try {
    const message = definition.schema.parse(JSON.parse(record.body));
    await definition.consume({ message, messageId: record.messageId, holder, log }, await prepared());
    return true;
  } catch (error) {
    log.error('message failed', {}, error);
    return false;
  }
}
