import type { Progress } from '../../shared/contract/base.ts';
import type { Terminal } from './terminal.ts';

const everyMs = 200;

/**
 * One line on standard error that tells what is done, how far it is and how long it will take; only where somebody watches.
 * `text` says what a stage is.
 */
export function progressLine(
  { word }: Terminal,
  text: (progress: Progress) => string,
): { show: (progress: Progress) => void; clear: () => void } {
  const { stderr } = process;
  if (!stderr.isTTY) return { show: () => {}, clear: () => {} };
  let last = 0;
  return {
    show(progress) {
      const now = Date.now();
      if (now - last < everyMs) return;
      last = now;
      const { fraction, secondsLeft } = progress;
      const share = fraction === null ? '' : ` ${Math.floor(100 * fraction)} %`;
      const left =
        secondsLeft === null ? '' : ` · ${word('progress.left', { seconds: Math.ceil(secondsLeft) })}`;
      stderr.write(`\r\u001b[K${text(progress)}${share}${left}`);
    },
    clear: () => void stderr.write('\r\u001b[K'),
  };
}

/** Follows a document that is written to its end, with its progress on the terminal; answers how many parts it had. */
export async function finished(
  events: AsyncIterable<{ progress: Progress; done: boolean }>,
  terminal: Terminal,
): Promise<number> {
  const line = progressLine(terminal, () => terminal.word('progress.exporting'));
  let parts = 0;
  try {
    for await (const { progress, done } of events) {
      if (done) break;
      line.show(progress);
      parts = progress.total ?? parts;
    }
  } finally {
    line.clear();
  }
  return parts;
}
