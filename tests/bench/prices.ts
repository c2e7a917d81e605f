/** List prices of AWS in us-east-1, dollars, free tiers left aside. Checked November 2026; the one place where a price stands. */
export const PRICES = {
  /** Arm64, of each gigabyte-second. */
  lambdaGbSecond: 0.0000133334,
  lambdaRequest: 0.2 / 1e6,
  gatewayRequest: 3.5 / 1e6,
  queueRequest: 0.4 / 1e6,
  scheduleInvocation: 1 / 1e6,
  writeUnit: 0.625 / 1e6,
  readUnit: 0.125 / 1e6,
  logGb: 0.5,
  /** HTTPS, North America and Europe. */
  cdnRequest: 1 / 1e6,
  cdnGb: 0.085,
  /** Standard resolution, a month. */
  alarmMonth: 0.1,
} as const;

/** As the stacks say it, of the functions that a run or an idle month calls. */
export const MEMORY_GB = {
  ...{ 'api-runs': 0.5, stream: 0.25, 'run-worker': 0.5 },
  ...{ 'reap-runs': 0.5, 'watch-traffic': 0.5, 'refresh-models': 0.5, 'close-day': 0.5, 'write-daily': 0.5 },
  ...{ 'build-search': 1769 / 1024, 'embed-factoids': 0.5 },
} as const;

export const MINUTES_PER_MONTH = 43_800;
const HOURS_PER_MONTH = 730;
const DAYS_PER_MONTH = HOURS_PER_MONTH / 24;
/** How often the schedules call a function in a month. */
export const SCHEDULED_CALLS = {
  ...{ 'reap-runs': MINUTES_PER_MONTH, 'watch-traffic': MINUTES_PER_MONTH },
  ...{ 'refresh-models': HOURS_PER_MONTH, 'close-day': HOURS_PER_MONTH + DAYS_PER_MONTH, 'write-daily': HOURS_PER_MONTH },
  ...{ 'build-search': MINUTES_PER_MONTH / 10, 'embed-factoids': MINUTES_PER_MONTH / 10 },
} as const;
/** Lambda keeps this many long polls of 20 s open on a queue where nothing comes. */
export const IDLE_POLLERS = 5;
export const POLLS_PER_MINUTE = 3;
/** START, END and REPORT, which Lambda writes for each invocation. */
export const PLATFORM_LOG_BYTES = 400;
/** Headers and the stream of one factoid, both ways, as CloudFront sends them. */
export const CDN_BYTES = 6_000;
