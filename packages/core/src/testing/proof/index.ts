export { KEYS } from './askers.ts';
export { memoryWorld } from './memory-world.ts';
export { type Proved, type Proving, prove } from './prove.ts';
export type { World, WorldSource } from './world.ts';
