import type { WriteStream } from 'node:tty';

/** Shows how far a long command has come. */
export interface Progress {
  /** @param total More than 0. */
  show(done: number, total: number): void;
}

const BAR_CHARS = 30;
const PLAIN_STEPS = 10;

type Output = Pick<NodeJS.WriteStream, 'write'> & Partial<Pick<WriteStream, 'isTTY'>>;

/** A bar that is drawn anew in its place on a terminal; elsewhere a line each tenth of the way. */
export function progressOn(output: Output, nowMs: () => number = () => performance.now()): Progress {
  let first: { readonly atMs: number; readonly done: number } | undefined;
  let steps = 0;
  return {
    show: (done, total) => {
      first ??= { atMs: nowMs(), done };
      const text = progressText({ done, total }, (done - first.done) / Math.max(0.001, (nowMs() - first.atMs) / 1000));
      if (output.isTTY) {
        output.write(`\r${bar(done / total)} ${text}\u001b[K${done >= total ? '\n' : ''}`);
        return;
      }
      const step = Math.floor((done / total) * PLAIN_STEPS);
      if (step > steps) output.write(`${text}\n`);
      steps = Math.max(steps, step);
    },
  };
}

function bar(share: number): string {
  const full = Math.round(share * BAR_CHARS);
  return '█'.repeat(full) + '░'.repeat(BAR_CHARS - full);
}

function progressText({ done, total }: { readonly done: number; readonly total: number }, perSecond: number): string {
  const share = `${Math.floor((done / total) * 100)} %`;
  const number = (value: number) => Math.round(value).toLocaleString('en');
  const rate = perSecond > 0 ? `, ${number(perSecond)}/s, ${number((total - done) / perSecond)} s left` : '';
  return `${share} ${number(done)} of ${number(total)}${done < total ? rate : ''}`;
}
