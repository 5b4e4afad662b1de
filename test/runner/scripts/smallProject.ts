import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const projectRoot = path.resolve(__dirname, '../../..');

export interface Finished {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A project of a few files with the real scripts and the real compiler. */
export class SmallProject {
  readonly root = fs.mkdtempSync(path.join(os.tmpdir(), 'tributary-project-'));

  constructor() {
    fs.cpSync(path.join(projectRoot, 'scripts'), path.join(this.root, 'scripts'), { recursive: true });
    fs.rmSync(path.join(this.root, 'scripts', 'prepare-warehouse.mjs'), { force: true });
    fs.symlinkSync(path.join(projectRoot, 'node_modules'), path.join(this.root, 'node_modules'));
    this.write('package-lock.json', '{"packages": {"": {}}}');
    const compilerOptions = {
      strict: true, module: 'commonjs', target: 'es2022', lib: ['es5'], skipLibCheck: true, types: [], outDir: 'dist', rootDir: '.', incremental: true, tsBuildInfoFile: 'dist/.tsbuildinfo',
    };
    this.write('tsconfig.json', JSON.stringify({ compilerOptions, include: ['lib/**/*.ts', 'runner/**/*.ts'] }));
  }

  write(file: string, content: string): void {
    const target = path.join(this.root, file);
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.writeFileSync(target, content);
  }

  remove(file: string): void {
    fs.rmSync(path.join(this.root, file), { recursive: true });
  }

  has(file: string): boolean {
    return fs.existsSync(path.join(this.root, file));
  }

  modifiedMs(file: string): number {
    return fs.statSync(path.join(this.root, file)).mtimeMs;
  }

  /** `node scripts/run.mjs …` */
  run(...words: string[]): Promise<Finished> {
    return runNode([path.join(this.root, 'scripts', 'run.mjs'), ...words]);
  }

  /** What an expression over a script's exports gives, as JSON. */
  async evaluate(script: string, expression: string): Promise<unknown> {
    const url = `file://${path.join(this.root, 'scripts', script)}`;
    const { stdout, stderr } = await runNode(['--input-type=module', '-e', `import * as it from '${url}'; console.log(JSON.stringify(await ${expression}));`]);
    if (stdout === '') throw new Error(stderr);
    return JSON.parse(stdout);
  }

  dispose(): void {
    fs.rmSync(this.root, { recursive: true });
  }
}

function runNode(words: string[]): Promise<Finished> {
  return new Promise((resolve) => {
    execFile(process.execPath, words, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code ?? 1) : 0, stdout, stderr });
    });
  });
}
