/** `npm run bench:n8n`: this package inside a real n8n, beside what people would use there instead. */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { command, readyProject } from './command.mjs';
import { interrupted } from './editor/interrupted.mjs';
import { forgetOwnN8n } from './editor/specs.mjs';
import { root } from './project.mjs';

const SECTIONS = ['limited', 'unlimited', 'files', 'start'];
const USAGE = `Usage: npm run bench:n8n [-- options]

Measures this package inside a real n8n beside what people would use there instead, all in one run. Takes about ten
minutes; nothing else should run meanwhile. The figures are also written to out/bench-n8n.json.

  --only NAMES   sections to run, parted by commas: ${SECTIONS.join(', ')}
  --quick        small sizes: shows that it works, says little about speed
  --help         this text`;

async function main() {
  const { values } = parseArgs({ options: { only: { type: 'string' }, quick: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } });
  if (values.help) return void process.stdout.write(`${USAGE}\n`);
  const only = values.only?.split(',').map((name) => name.trim()) ?? SECTIONS;
  const unknown = only.find((name) => !SECTIONS.includes(name));
  if (unknown !== undefined) throw new Error(`There is no section "${unknown}"; there are ${SECTIONS.join(', ')}.`);
  await readyProject();
  forgetOwnN8n();
  void interrupted().then(() => process.exit(130));
  await measure(only, values.quick ?? false);
}

async function measure(only, quick) {
  const built = createRequire(path.join(root, 'dist', 'bench', 'main.js'));
  const { machineLine, thisMachine } = built('./machine');
  const machine = thisMachine();
  process.stdout.write(`${machineLine(machine)}\n`);
  const say = (text) => process.stderr.write(`  … ${text}\n`);
  const results = { machine, quick };
  const { Host } = await import('../bench/n8n/host.mjs');
  const needsHost = only.some((name) => name !== 'start');
  const host = needsHost ? await Host.start(say) : null;
  try {
    const { tables } = await import('../bench/n8n/tables.mjs');
    const show = tables(built);
    for (const name of SECTIONS.filter((section) => only.includes(section))) {
      results[name] = await SECTION[name](host, quick, say);
      process.stdout.write(`\n${show[name](results[name])}\n`);
    }
  } finally {
    await host?.close();
  }
  const file = path.join(root, 'out', 'bench-n8n.json');
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`);
  process.stdout.write('\nThe figures are in out/bench-n8n.json.\n');
}

const SECTION = {
  limited: async (host, quick, say) => (await import('../bench/n8n/deliveries.mjs')).deliveries(host, { rows: quick ? 200 : 2_000, limited: true, say }),
  unlimited: async (host, quick, say) => (await import('../bench/n8n/deliveries.mjs')).deliveries(host, { rows: quick ? 200 : 2_000, limited: false, say }),
  files: async (host, quick, say) => (await import('../bench/n8n/files.mjs')).files(host, { sizes: quick ? [5_000] : [100_000, 1_000_000], say }),
  start: async (host, quick, say) => (await import('../bench/n8n/starts.mjs')).starts({ times: quick ? 1 : 7, say }),
};

await command(main, 2);
