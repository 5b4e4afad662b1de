import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { clearResults, writeImportResults } from '../../../runner/cli/results';

let out: string;
beforeEach(() => { out = fs.mkdtempSync(path.join(os.tmpdir(), 'tributary-out-')); });
afterEach(() => fs.rmSync(out, { recursive: true }));

const text = (content: string) => ({ data: Buffer.from(content).toString('base64'), mimeType: 'text/csv' });
const summary = (binary: Record<string, ReturnType<typeof text>>) => ({ json: { counts: { read: 1 } }, binary });

describe('the results folder', () => {
  it('gets the report and the files that came with it, and nothing half-written', async () => {
    const files = await writeImportResults(path.join(out, 'deep'), summary({ rejected: text('line\n3\n'), page: text('<html>') }), 0);
    expect(files.map((file) => path.basename(file))).toEqual(['report.json', 'rejected.csv', 'dashboard.html']);
    expect(fs.readdirSync(path.join(out, 'deep')).sort()).toEqual(['dashboard.html', 'rejected.csv', 'report.json']);
    expect(fs.readFileSync(path.join(out, 'deep', 'rejected.csv'), 'utf8')).toBe('line\n3\n');
    expect(JSON.parse(fs.readFileSync(path.join(out, 'deep', 'report.json'), 'utf8'))).toEqual({ counts: { read: 1 } });
  });

  it('numbers the results of further files', async () => {
    await writeImportResults(out, summary({ rejected: text('') }), 0);
    const files = await writeImportResults(out, summary({ rejected: text('') }), 1);
    expect(files.map((file) => path.basename(file))).toEqual(['report-2.json', 'rejected-2.csv']);
  });

  it('loses the results of an earlier run and nothing else', async () => {
    const mine = ['warehouse', 'my-report.json', 'report.json.bak', 'customers.csv'];
    for (const name of [...mine, 'report.json', 'report-2.json', 'rejected.csv', 'failed.csv', 'dashboard-12.html', 'result.json']) {
      fs.writeFileSync(path.join(out, name), '');
    }
    await clearResults(out, undefined);
    expect(fs.readdirSync(out).sort()).toEqual([...mine].sort());
  });

  it('spares the input, wherever it lies', async () => {
    const input = path.join(out, 'rejected.csv');
    fs.writeFileSync(input, 'corrected');
    await clearResults(out, path.relative(process.cwd(), input));
    expect(fs.readFileSync(input, 'utf8')).toBe('corrected');
  });

  it('need not exist yet', async () => {
    await expect(clearResults(path.join(out, 'none'), undefined)).resolves.toBeUndefined();
  });
});
