export { type Watched, watchTraffic } from './watch-traffic.ts';
