export { type DailyAttempt, type DailyPass, writeDaily } from './write-daily.ts';
