import { parseArgs } from 'node:util';

export interface BenchOptions {
  /** Names of the sections to run, in their own order. */
  readonly only: readonly string[];
  /** Small sizes: whether it works, not how fast it is. */
  readonly quick: boolean;
}

export function usage(sections: readonly string[]): string {
  return `Usage: npm run bench [-- options]

Measures this package beside what people would use instead, all in one run, and prints ratios.
Takes about half an hour; nothing else should run meanwhile. The figures are also written to out/bench.json.

  --only NAMES   sections to run, parted by commas: ${sections.join(', ')}
  --quick        small sizes: shows that it works, says little about speed
  --help         this text`;
}

/** Options from command-line words, or `help`. Throws with one clear sentence on what it cannot take. */
export function parseCommandLine(words: readonly string[], sections: readonly string[]): BenchOptions | 'help' {
  const { values } = parseArgs({
    args: [...words],
    options: { only: { type: 'string' }, quick: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) return 'help';
  const asked = values.only?.split(',').map((name) => name.trim()) ?? sections;
  const unknown = asked.find((name) => !sections.includes(name));
  if (unknown !== undefined) throw new Error(`There is no section "${unknown}"; there are ${sections.join(', ')}.`);
  return { only: sections.filter((name) => asked.includes(name)), quick: values.quick ?? false };
}
