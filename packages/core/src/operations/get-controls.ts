import type { ControlsView } from '@factoids/contracts';
import { type LeverDeps, loadControls } from './lever-deps.ts';
import { viewControls } from './view-operations.ts';

/** Everything that an operator has set, as it is in force. */
export async function getControls({ deps }: { deps: Pick<LeverDeps, 'controls' | 'seed'> }): Promise<ControlsView> {
  return viewControls(await loadControls(deps));
}
