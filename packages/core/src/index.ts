export * from './accounts/index.ts';
export * from './admission/index.ts';
export { AppError } from './app-error.ts';
export type { Clock } from './clock.ts';
export * from './factoids/index.ts';
export type { IdSource } from './id-source.ts';
export * from './models/index.ts';
export * from './runs/index.ts';
