/** Keeps answers back: while it is held, `pass` waits for the release or for the caller's signal. */
export class Gate {
  #opening = Promise.withResolvers<void>();
  #held = false;

  hold(): void {
    if (this.#held) return;
    this.#opening = Promise.withResolvers<void>();
    this.#held = true;
  }

  release(): void {
    this.#held = false;
    this.#opening.resolve();
  }

  async pass(signal: AbortSignal): Promise<void> {
    if (!this.#held || signal.aborted) return;
    const aborted = Promise.withResolvers<void>();
    const onAbort = () => aborted.resolve();
    signal.addEventListener('abort', onAbort);
    await Promise.race([this.#opening.promise, aborted.promise]);
    signal.removeEventListener('abort', onAbort);
  }
}
