import { SmallProject } from './smallProject';

const program = 'declare const process: { argv: string[] }; declare const console: { log(text: string): void };\n'
  + 'console.log(JSON.stringify(process.argv.slice(2)));\nexport {};\n';

let project: SmallProject;

beforeEach(() => {
  project = new SmallProject();
  project.write('runner/main.ts', program);
});

afterEach(() => project.dispose());

describe('starting a program', () => {
  it('builds it first, copies what lies beside the sources, and passes the arguments on', async () => {
    project.write('icons/a.svg', '<svg/>');
    project.write('nodes/A/A.node.json', '{}');
    const { code, stdout, stderr } = await project.run('runner/main.js', '--input', 'a b.csv');
    expect(stderr).toBe('Building …\n');
    expect(stdout).toBe('["--input","a b.csv"]\n');
    expect(code).toBe(0);
    expect([project.has('dist/icons/a.svg'), project.has('dist/nodes/A/A.node.json')]).toEqual([true, true]);
  });

  it('leaves a finished build alone', async () => {
    await project.run('--build-only');
    const before = project.modifiedMs('dist/runner/main.js');
    const { stderr } = await project.run('runner/main.js');
    expect(stderr).toBe('');
    expect(project.modifiedMs('dist/runner/main.js')).toBe(before);
  });

  it('follows changed, added and removed sources', async () => {
    project.write('lib/old.ts', 'export const old = 1;\n');
    await project.run('--build-only');
    expect(project.has('dist/lib/old.js')).toBe(true);
    project.remove('lib/old.ts');
    project.write('lib/fresh.ts', 'export const fresh = 1;\n');
    await project.run('--build-only');
    expect([project.has('dist/lib/old.js'), project.has('dist/lib/fresh.js')]).toEqual([false, true]);
  });

  it('stops at a type error, with the compiler’s words, until it is corrected', async () => {
    project.write('lib/wrong.ts', 'export const wrong: number = "text";\n');
    for (let time = 0; time < 2; time += 1) {
      const { code, stdout, stderr } = await project.run('runner/main.js');
      expect(code).toBe(2);
      expect(stdout).toBe('');
      expect(stderr).toContain('lib/wrong.ts(1,14): error TS2322');
    }
    project.write('lib/wrong.ts', 'export const wrong: number = 5;\n');
    expect((await project.run('runner/main.js')).code).toBe(0);
  });

  it('lets two starts at once do the work once', async () => {
    // Left behind by a process that was killed: taken over, by one of the two.
    project.write('.cache/setup.lock', '999999999');
    const both = await Promise.all([project.run('runner/main.js', 'a'), project.run('runner/main.js', 'b')]);
    expect(both.map(({ stdout }) => stdout)).toEqual(['["a"]\n', '["b"]\n']);
    expect(both.filter(({ stderr }) => stderr.includes('Building'))).toHaveLength(1);
    expect(project.has('.cache/setup.lock')).toBe(false);
  });
});

describe('whether an install is needed', () => {
  const installed = (wanted: object, present: object | null) => {
    project.write('package-lock.json', JSON.stringify({ packages: { '': { name: 'x' }, ...wanted } }));
    project.remove('node_modules');
    if (present) project.write('node_modules/.package-lock.json', JSON.stringify({ packages: present }));
    return project.evaluate('install.mjs', `it.isInstalled('${project.root}')`);
  };
  const lib = (version: string, extra = {}) => ({ 'node_modules/lib': { version, ...extra } });

  it.each([
    ['everything is there', lib('1.0.0'), lib('1.0.0'), true],
    ['more is there', lib('1.0.0'), { ...lib('1.0.0'), 'node_modules/other': { version: '2.0.0' } }, true],
    ['a package is missing', lib('1.0.0'), {}, false],
    ['a version changed', lib('2.0.0'), lib('1.0.0'), false],
    ['only a package for another platform is missing', lib('1.0.0', { optional: true }), {}, true],
    ['nothing is installed', lib('1.0.0'), null, false],
  ])('%s', async (_case, wanted, present, expected) => {
    expect(await installed(wanted, present)).toBe(expected);
  });
});

describe('the Node.js version', () => {
  it.each([['18.20.0', false], ['20.11.1', false], ['20.12.0', true], ['22.0.0', true], ['24.1.0', true]])('%s', async (version, recent) => {
    const complaint = await project.evaluate('node-version.mjs', `it.nodeIsTooOld('${version}')`);
    expect(complaint === null).toBe(recent);
    if (!recent) expect(complaint).toContain(`20.12 or newer is needed, this is ${version}`);
  });
});
