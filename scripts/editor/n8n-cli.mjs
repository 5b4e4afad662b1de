import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runTool } from '../run-tool.mjs';

/** n8n's own command line against the editor's database, for what must be there before anybody has signed in. */
export class N8nCli {
  constructor({ home, node, env }) {
    this.node = node;
    this.bin = path.join(home, 'node_modules', 'n8n', 'bin', 'n8n');
    this.env = env;
  }

  /** `kind` is "credentials" or "workflow"; objects with an id that exists replace it. */
  async import(kind, entries) {
    if (entries.length === 0) return;
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tributary-import-'));
    try {
      const file = path.join(folder, `${kind}.json`);
      fs.writeFileSync(file, JSON.stringify(entries), { mode: 0o600 });
      const output = await this.run(`import:${kind}`, `--input=${file}`);
      // A refused import also ends with code 0.
      if (!output.includes(`Successfully imported ${entries.length}`)) throw new Error(`n8n refused the import of its ${kind}.\n${output}`);
    } finally {
      fs.rmSync(folder, { recursive: true, force: true });
    }
  }

  /** Everything of a kind, credentials with their secrets; through a pipe, never through a file. */
  async export(kind) {
    const output = await this.run(`export:${kind}`, '--all', ...(kind === 'credentials' ? ['--decrypted'] : []));
    const start = output.search(/^\[/m);
    return start < 0 ? [] : JSON.parse(output.slice(start).split('\n')[0]);
  }

  async run(...args) {
    const done = await runTool(this.node, [this.bin, ...args], { env: this.env });
    if (done.code === 0) return done.output;
    throw new Error(`n8n ${args[0]} ended with code ${done.code}.\n${done.output}`);
  }
}
