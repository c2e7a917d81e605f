export { ApiProblem, Unreachable } from './api-problem.ts';
export { type Clock, systemClock } from './clock.ts';
export {
  type ClientOptions,
  type FactoidsClient,
  factoidsClient,
  type RunAddress,
  type Schemas,
  type WatchOptions,
} from './factoids-client.ts';
export { alwaysPresent, browserPresence, type Presence } from './presence.ts';
export { type ReadRunOptions, readRunEvents } from './read-run-events.ts';
export { IDLE_RUN, isSettledPhase, type RunPhase, type RunState, reduceRun } from './reduce-run.ts';
export { IDLE_TURN, reduceTurn, type ToolProgress, type TurnState } from './reduce-turn.ts';
