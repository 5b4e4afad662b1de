import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';

export interface Machine {
  readonly cores: number;
  readonly processor: string;
  readonly memoryBytes: number;
  readonly node: string;
  readonly platform: string;
  /** ISO 8601, UTC. */
  readonly date: string;
  /** Processes that wanted a core over the last minute, before the run began. */
  readonly load: number;
}

export function thisMachine(): Machine {
  return {
    cores: availableParallelism(),
    processor: cpus()[0]?.model.trim() ?? 'unknown processor',
    memoryBytes: totalmem(),
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    date: new Date().toISOString(),
    load: loadavg()[0] ?? 0,
  };
}

export function machineLine({ cores, processor, memoryBytes, node, platform, date, load }: Machine): string {
  const parts = [`${cores} cores (${processor})`, `${Math.round(memoryBytes / 2 ** 30)} GiB`, `Node ${node}`, platform, date.slice(0, 10), `load ${load.toFixed(1)}`];
  return parts.join(' · ');
}
