import { Logger as PowertoolsLogger } from '@aws-lambda-powertools/logger';
import { describeError } from './describe-error.ts';
import { allowedFields, type LogFields } from './log-fields.ts';

/** Constant messages with fields; one JSON line each. */
export interface Logger {
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields, error?: unknown): void;
  error(message: string, fields?: LogFields, error?: unknown): void;
  /** A logger whose every line carries these fields too. */
  with(fields: LogFields): Logger;
}

export function createLogger(service: string): Logger {
  return loggerOver(new PowertoolsLogger({ serviceName: service }), {});
}

function loggerOver(sink: PowertoolsLogger, bound: LogFields): Logger {
  const line = (fields: LogFields = {}, error?: unknown) => ({
    ...allowedFields({ ...bound, ...fields }),
    ...(error === undefined ? {} : { error: describeError(error) }),
  });
  return {
    info: (message, fields) => sink.info(message, line(fields)),
    warn: (message, fields, error) => sink.warn(message, line(fields, error)),
    error: (message, fields, error) => sink.error(message, line(fields, error)),
    with: (fields) => loggerOver(sink, { ...bound, ...fields }),
  };
}
