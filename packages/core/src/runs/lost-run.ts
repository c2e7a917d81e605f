/** Another writer has taken over or ended the run: whoever meets this stops, and changes nothing more. */
export class LostRun extends Error {
  override readonly name = 'LostRun';
}

/** The run's owner asked to stop it. */
export class RunCancelled extends Error {
  override readonly name = 'RunCancelled';
}
