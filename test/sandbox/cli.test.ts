import { parseCommandLine } from '../../sandbox/cli';
import { call } from './call';
import { runToEnd, SandboxProcess } from './child';

describe('command line', () => {
  it('understands every option', () => {
    expect(parseCommandLine([
      '--port', '4010', '--auth', 'oauth2', '--rate', '40', '--burst', '80', '--announce', 'full', '--latency', '20-80',
      '--fault', 'before=0.05,after=0.05,reset=0.03,hang=0.01,resetBefore=0.02', '--seed', '7', '--persist', 'x.ndjson',
      '--token-life', '60', '--token-uses', '5', '--no-unique', '--no-idempotency', '--reqres-key',
    ])).toEqual({
      port: 4010, seed: 7, reqres: { requireApiKey: true },
      strict: {
        auth: 'oauth2', limit: { ratePerSecond: 40, burst: 80, announce: 'full' }, latencyMs: { min: 20, max: 80 },
        faults: { before: 0.05, after: 0.05, resetAfter: 0.03, hangAfter: 0.01, resetBefore: 0.02, seed: 7 },
        tokens: { lifeSeconds: 60, uses: 5 }, uniqueEmails: false, idempotency: false, persistTo: 'x.ndjson', seed: 7,
      },
    });
    expect(parseCommandLine(['--latency', '50'])).toMatchObject({ strict: { latencyMs: 50 } });
    expect(parseCommandLine(['--help'])).toBe('help');
  });

  it.each([
    [['--rate', 'fast'], /--rate takes a number of 0 or more, not "fast"/],
    [['--port', ''], /--port/],
    [['--auth', 'magic'], /--auth takes one of none, .*not "magic"/],
    [['--burst', '5'], /need --rate/],
    [['--fault', 'before'], /fault before/],
    [['--latency', '20-x'], /--latency/],
    [['--frobnicate'], /--frobnicate/],
  ])('refuses %j in one sentence', (words, message) => {
    expect(() => parseCommandLine(words)).toThrow(message);
  });
});

describe('npm run sandbox', () => {
  it('prints addresses and entries, serves, and ends on Ctrl-C', async () => {
    const running = await SandboxProcess.start('--auth', 'basic');
    expect((await call(`${running.url}/jsonplaceholder/users`)).status).toBe(200);
    expect((await call(`${running.url}/strict/health`)).status).toBe(401);
    expect(await running.end('SIGINT')).toBe(0);
    const greeting = running.greeting();
    for (const path of ['/strict', '/jsonplaceholder', '/reqres/api', '/httpbin']) expect(greeting).toContain(`  ${running.url}${path}\n`);
    expect(JSON.parse(greeting.slice(greeting.indexOf('{')))).toMatchObject({ strict: { authentication: { type: 'basic' } } });
  });

  it('helps, and tells what it cannot take with exit code 2', async () => {
    expect(await runToEnd('--help')).toMatchObject({ code: 0, stdout: expect.stringContaining('Usage: npm run sandbox') });
    expect(await runToEnd('--fault', 'explode=1')).toMatchObject({ code: 2, stderr: expect.stringContaining('There is no fault named explode') });
    expect(await runToEnd('--rate', '0')).toMatchObject({ code: 2, stderr: expect.stringContaining('ratePerSecond must be above 0') });
  });
});
