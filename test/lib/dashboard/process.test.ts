import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

const ROOT = path.join(__dirname, '../../..');

/** Loads TypeScript as jest does, draws a page and does not call `process.exit`. */
const SCRIPT = `
require('sucrase/register/ts');
const loaded = () => Object.keys(require.cache).some((file) => file.includes('echarts'));
const { renderImportPage } = require('./lib/dashboard');
const { sampleReport } = require('./test/lib/dashboard/import/sample.ts');
const before = loaded();
renderImportPage(sampleReport()).then((page) => console.log(JSON.stringify({ before, after: loaded(), length: page.length })));
`;

describe('a process that draws a page', () => {
  it('loads the chart library only then, and ends by itself', async () => {
    const child = await promisify(execFile)(process.execPath, ['-e', SCRIPT], { cwd: ROOT, timeout: 45_000 });
    const told: unknown = JSON.parse(child.stdout);
    expect(told).toEqual({ before: false, after: true, length: expect.any(Number) });
  });
});
