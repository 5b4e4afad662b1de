import type { Engine } from '../../runner/engine/engine';
import { heldBytes } from '../heldBytes';
import { SandboxProcess } from '../sandbox/child';
import { runSigma, sigmaCredential, sigmaEngine } from './sigmaRun';

const BYTES = 300_000_000;
const MOST_EXTRA_BYTES = 50_000_000;
const LOOK_AGAIN_MS = 500;

let engine: Engine;
let sandbox: SandboxProcess;
beforeAll(async () => {
  engine = await sigmaEngine();
  // In a process of its own, so that only the memory of the export counts.
  sandbox = await SandboxProcess.start();
});
afterAll(async () => {
  await sandbox.end('SIGKILL');
  await engine.close();
});

it('streams a large export to binary data without holding it', async () => {
  const set = (settings: object) => fetch(`${sandbox.url}/sigma/__settings`, { method: 'POST', body: JSON.stringify(settings) });
  const run = () => runSigma(engine, sigmaCredential(sandbox.url), {
    resource: 'workbook', operation: 'export', workbookId: { __rl: true, mode: 'id', value: 'a0000000-0000-4000-8000-000000000001' },
    format: 'csv', target: 'element', elementId: 'el-table', binaryPropertyName: 'data',
  });
  await run();
  await set({ exportBytes: BYTES });
  const before = heldBytes();
  const extra: number[] = [];
  let timer: NodeJS.Timeout;
  // A look takes as long as everything in memory is large: the time between two does not become less by it.
  const look = (): void => {
    extra.push(heldBytes() - before);
    timer = setTimeout(look, LOOK_AGAIN_MS);
  };
  timer = setTimeout(look, LOOK_AGAIN_MS);
  const { items, error } = await run();
  clearTimeout(timer);
  expect(error).toBeUndefined();
  expect(items[0]?.binary?.data?.bytes).toBeGreaterThanOrEqual(BYTES);
  expect(extra).not.toHaveLength(0);
  expect(Math.max(...extra)).toBeLessThan(MOST_EXTRA_BYTES);
});
