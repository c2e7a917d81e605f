import type { Notice, Notifier } from '@factoids/core';
import type { LogFields, Logger } from '@factoids/telemetry';

const LEVELS: Readonly<Record<Notice['type'], 'info' | 'warn' | 'error'>> = {
  'notice.soft_limit': 'warn',
  'notice.anomaly': 'warn',
  'notice.day_closed': 'info',
  'notice.factoid_hidden': 'warn',
  'notice.drift': 'error',
};

/** A notice as a line of the log: its kind, whose it is and how many. */
export function logNotifier(log: Logger): Notifier {
  return {
    async notify(notice) {
      log[LEVELS[notice.type]]('notice', { code: notice.type, ...fieldsOf(notice) });
    },
  };
}

function fieldsOf(notice: Notice): LogFields {
  switch (notice.type) {
    case 'notice.soft_limit':
      return { scope: notice.scope, window: notice.window };
    case 'notice.anomaly':
      return { scope: notice.scope, outcome: notice.pattern, count: notice.count };
    case 'notice.day_closed':
      return { window: notice.window, count: notice.runs };
    case 'notice.factoid_hidden':
      return { factoid_id: notice.factoid_id, count: notice.reports };
    case 'notice.drift':
      return { window: notice.window, count: notice.drifts };
  }
}
