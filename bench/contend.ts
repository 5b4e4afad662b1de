import { readFileSync } from 'node:fs';

/** What a contender's process tells of itself at its end, beside its own figures. */
export interface Footprint {
  readonly peakRssBytes: number;
}

/** The body of a contender's process: does the job given on the command line and sends the figures to its parent. */
export function contend<Job, Figures extends object>(work: (job: Job) => Promise<Figures>): void {
  const job = JSON.parse(process.argv[2] ?? 'null') as Job;
  work(job).then(
    (figures) => process.send?.({ ...figures, peakRssBytes: peakRssBytes() } satisfies Figures & Footprint, () => process.exit()),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
      process.exit(1);
    },
  );
}

/**
 * Linux hands the peak of the parent down to the child's `maxRSS`, so a small child of a large parent would look
 * large; its own high-water mark stands in /proc.
 */
function peakRssBytes(): number {
  const kilobytes = process.platform === 'linux' ? /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] : undefined;
  return Number(kilobytes ?? process.resourceUsage().maxRSS) * 1024;
}
