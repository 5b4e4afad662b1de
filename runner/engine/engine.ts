import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { coreNodesFolder } from './coreNodes';
import { prepareEnvironment } from './environment';
import { execute } from './execution';
import { LoadedNodeTypes } from './nodeTypes';
import type { RunOptions, RunResult } from './runTypes';
import type { WorkflowDefinition } from './workflowDefinition';

const CORE_PREFIX = 'n8n-nodes-base.';

export interface EngineOptions {
  /** The project's folder: its `package.json` names the nodes, its `node_modules` keeps n8n's own. */
  readonly projectRoot: string;
  /** Folders of further node packages. */
  readonly packages?: readonly string[];
  /** Leave out the project's own nodes. */
  readonly withoutProject?: boolean;
}

/** n8n's workflow engine in this process. One at a time: n8n-core keeps its services in module state. */
export interface Engine {
  readonly nodeTypes: LoadedNodeTypes;
  /** Makes every node type of the workflow usable, fetching n8n's own nodes when one is used. */
  prepare(workflow: WorkflowDefinition): Promise<void>;
  run(options: RunOptions): Promise<RunResult>;
  /** Removes the engine's folder with all binary data. */
  close(): Promise<void>;
}

/** Starts the engine: binary data in a temporary folder, node types from the project and n8n's own package. */
export async function startEngine(options: EngineOptions): Promise<Engine> {
  const folder = await engineFolder();
  const core = await import('n8n-core');
  const { Container } = await import('@n8n/di');
  Container.get(core.BinaryDataConfig).mode = 'filesystem';
  await Container.get(core.BinaryDataService).init();
  await useLocalTime();
  await startExpressionEngine();

  const nodeTypes = new LoadedNodeTypes();
  const load = async (Loader: typeof core.PackageDirectoryLoader, directory: string) => {
    const loader = new Loader(directory);
    await loader.loadAll();
    nodeTypes.add(loader);
  };
  const own = options.withoutProject ? [] : [options.projectRoot];
  for (const directory of [...own, ...(options.packages ?? [])]) await load(core.PackageDirectoryLoader, directory);

  let coreNodes: Promise<void> | undefined;
  const prepare = async (workflow: WorkflowDefinition) => {
    if (!workflow.nodes.some((node) => node.type.startsWith(CORE_PREFIX))) return;
    coreNodes ??= coreNodesFolder(options.projectRoot).then((directory) => load(core.LazyPackageDirectoryLoader, directory));
    await coreNodes;
  };
  return {
    nodeTypes,
    prepare,
    run: async (run) => {
      for (const workflow of [run.workflow, ...(run.callable ?? [])]) await prepare(workflow);
      return await execute(nodeTypes, run);
    },
    close: async () => await fs.rm(folder, { recursive: true, force: true }),
  };
}

let processFolder: string | undefined;

/** n8n-core keeps the folder it saw first, so a process has one, made anew for each engine. */
async function engineFolder(): Promise<string> {
  if (processFolder === undefined) {
    processFolder = await fs.mkdtemp(path.join(os.tmpdir(), 'tributary-n8n-'));
    prepareEnvironment(processFolder);
  }
  await fs.mkdir(processFolder, { recursive: true });
  return processFolder;
}

/** A workflow without a time zone of its own has the machine's; n8n's own default is New York. */
async function useLocalTime(): Promise<void> {
  const { setGlobalState } = await import('n8n-workflow');
  setGlobalState({ defaultTimezone: process.env.GENERIC_TIMEZONE || Intl.DateTimeFormat().resolvedOptions().timeZone });
}

/** `vm` is the n8n server's default and needs Node.js 24; `legacy` gives the same results and runs everywhere. */
async function startExpressionEngine(): Promise<void> {
  if (process.env.N8N_EXPRESSION_ENGINE !== 'vm' || Number(process.versions.node.split('.')[0]) < 24) return;
  const { Expression } = await import('n8n-workflow');
  await Expression.initExpressionEngine({
    engine: 'vm', poolSize: 1, maxCodeCacheSize: 1024, bridgeTimeout: 5000, bridgeMemoryLimit: 128,
  });
}
