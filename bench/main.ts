import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseCommandLine, usage, type BenchOptions } from './cli';
import { machineLine, thisMachine } from './machine';
import { endAll } from './processes';
import { Unmeasurable, type Findings, type Section, type Settings } from './section';
import { client } from './sections/client';
import { dashboard } from './sections/dashboard';
import { delivery } from './sections/delivery';
import { ledger } from './sections/ledger';
import { pipeline } from './sections/pipeline';
import { reader } from './sections/reader';
import { stores } from './sections/stores';
import { upsert } from './sections/upsert';

const SECTIONS: readonly Section[] = [reader, pipeline, delivery, client, ledger, upsert, stores, dashboard];
const NAMES = SECTIONS.map(({ name }) => name);
const RESULTS = path.resolve(__dirname, '..', '..', 'out', 'bench.json');

type Result = Pick<Section, 'name' | 'title'> & Pick<Findings, 'notes' | 'rows'> & { readonly seconds: number };

/** `npm run bench`. Exit code 2 for a usage problem, 1 when a section broke off. */
async function main(): Promise<void> {
  const options = parseCommandLine(process.argv.slice(2), NAMES);
  if (options === 'help') return console.log(usage(NAMES));
  const machine = thisMachine();
  console.log(machineLine(machine));
  if (machine.load >= 1) console.log('Other programs are at work here: the figures will be worse, and the ratios less sure, than on a quiet machine.');
  const results = await runAll(options, scratchFolder());
  fs.mkdirSync(path.dirname(RESULTS), { recursive: true });
  fs.writeFileSync(RESULTS, `${JSON.stringify({ machine, quick: options.quick, sections: results }, null, 2)}\n`);
  console.log(`\nThe figures are in ${path.relative(process.cwd(), RESULTS)}.`);
}

async function runAll({ only, quick }: BenchOptions, folder: string): Promise<Result[]> {
  const results: Result[] = [];
  for (const section of SECTIONS.filter(({ name }) => only.includes(name))) {
    const settings = { quick, folder, say: (text: string) => void process.stderr.write(`  … ${text}\n`) };
    console.log(`\n${section.title}`);
    const result = await run(section, settings);
    if (result) results.push(result);
  }
  return results;
}

/** One section that cannot be measured does not keep the others from it. */
async function run(section: Section, settings: Settings): Promise<Result | null> {
  const started = performance.now();
  try {
    const { table, notes, rows } = await section.measure(settings);
    console.log(`\n${table}`);
    for (const note of notes) console.log(note);
    return { name: section.name, title: section.title, notes, rows, seconds: Math.round((performance.now() - started) / 1000) };
  } catch (error) {
    console.log(`Not measured: ${error instanceof Error ? error.message : String(error)}`);
    if (!(error instanceof Unmeasurable)) process.exitCode = 1;
    return null;
  }
}

/** Gone, with every process started, when this one ends. */
function scratchFolder(): string {
  const folder = fs.mkdtempSync(path.join(tmpdir(), 'tributary-bench-'));
  process.on('exit', () => {
    endAll();
    fs.rmSync(folder, { recursive: true, force: true });
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
  return folder;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\nnpm run bench -- --help shows the options.\n`);
  process.exitCode = 2;
});
