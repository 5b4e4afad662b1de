import type { WriteStream } from 'node:tty';
import type { Progress } from '../../lib/delivery/types';
import { figuresOf, fractionDone, progressLine } from './progressLine';

const LINE_EVERY_MS = 2_000;
const LINE_EVERY_FRACTION = 0.1;
const CLEAR_LINE = '\r\u001b[2K';

export interface ProgressDisplay {
  show(progress: Progress): void;
  /** Leaves the terminal ready for other output. */
  end(): void;
}

type Output = Pick<WriteStream, 'write'> & Partial<Pick<WriteStream, 'isTTY' | 'columns'>>;

/** One line rewritten in place on a terminal, a plain line now and then where the output is piped. */
export function progressDisplay(output: Output): ProgressDisplay {
  return output.isTTY ? rewritten(output) : plain(output);
}

function rewritten(output: Output): ProgressDisplay {
  let shown = false;
  return {
    show: (progress) => {
      // A line as wide as the terminal would wrap on some.
      output.write(`${CLEAR_LINE}${progressLine(progress, (output.columns ?? 80) - 1)}`);
      shown = true;
    },
    end: () => {
      if (shown) output.write(CLEAR_LINE);
      shown = false;
    },
  };
}

function plain(output: Output): ProgressDisplay {
  let last = { elapsedMs: 0, fraction: 0 };
  return {
    show: (progress) => {
      const fraction = fractionDone(progress) ?? 0;
      const due = progress.elapsedMs - last.elapsedMs >= LINE_EVERY_MS || fraction - last.fraction >= LINE_EVERY_FRACTION;
      if (!due) return;
      last = { elapsedMs: progress.elapsedMs, fraction };
      output.write(`${figuresOf(progress)}\n`);
    },
    end: () => undefined,
  };
}
