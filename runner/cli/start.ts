import fs from 'node:fs';
import path from 'node:path';
import { CredentialStore } from '../engine/credentialStore';
import { startEngine, type Engine } from '../engine/engine';
import type { RunResult } from '../engine/runTypes';
import type { WorkflowDefinition } from '../engine/workflowDefinition';
import { UsageProblem } from '../problem';
import { progressDisplay } from '../terminal/progressDisplay';
import { parseArguments, type Arguments } from './arguments';
import { withChoices } from './customerImport';
import { explain, sandboxAdvice } from './failure';
import { hasImport, summariesOf, tellImports } from './importOutcome';
import { tellItems } from './otherOutcome';
import { refuseUnknownSettings } from './knownSettings';
import { clearResults } from './results';
import { serve } from './serve';
import { shown } from './shownPath';
import { startPointOf } from './startPoint';
import { hasSync, tellPages, tellSync } from './syncOutcome';
import { STOPPED, stopOnSignals } from './stopping';
import { chooseTarget, type Target } from './target';
import { USAGE } from './usage';
import { readWorkflow, withNodes, withSettings } from './workflowFile';

/** `npm start`: runs a workflow in n8n's engine and returns the exit code. Throws UsageProblem for code 2. */
export async function start(words: readonly string[], projectRoot: string): Promise<number> {
  const args = withDefaultInput(parseArguments(words, projectRoot, process.cwd()), projectRoot);
  if (args.help) {
    process.stdout.write(`${USAGE}\n`);
    return 0;
  }
  const workflow = readWorkflow(args.workflow);
  refuseMissingInput(args.input);
  const target = await chooseTarget(args, workflow);
  try {
    return await startWith(args, prepared(workflow, args, target), target, projectRoot);
  } finally {
    await target.close();
  }
}

async function startWith(args: Arguments, workflow: WorkflowDefinition, target: Target, projectRoot: string): Promise<number> {
  const stopping = stopOnSignals(() => process.stderr.write('\nStopping, what is under way is settled first (Ctrl-C again stops at once) …\n'));
  const engine = await startEngine({ projectRoot });
  try {
    await engine.prepare(workflow);
    refuseUnknownSettings(workflow, engine.nodeTypes, args.set);
    const credentials = new CredentialStore(target.credentials);
    const startPoint = startPointOf(workflow, engine.nodeTypes);
    if (startPoint.kind === 'serve') {
      await serve(engine, workflow, credentials, stopping.signal);
      return 0;
    }
    await clearResults(args.out, args.input);
    if (args.input !== undefined) process.stdout.write(`Importing ${shown(args.input)} with “${workflow.name ?? path.basename(args.workflow)}” …\n`);
    const result = await runShown(engine, { workflow, credentials, startNode: startPoint.node, signal: stopping.signal });
    return await tell(args, workflow, target, result);
  } finally {
    stopping.release();
    await engine.close();
  }
}

async function runShown(engine: Engine, options: Parameters<Engine['run']>[0]): Promise<RunResult> {
  const { onProgress } = await import('../../lib/delivery/progress');
  const display = progressDisplay(process.stdout);
  const stopListening = onProgress((progress) => display.show(progress));
  try {
    return await engine.run(options);
  } finally {
    stopListening();
    display.end();
  }
}

async function tell(args: Arguments, workflow: WorkflowDefinition, target: Target, result: RunResult): Promise<number> {
  const summaries = summariesOf(workflow, result);
  if (hasSync(workflow)) tellSync(workflow, result);
  await tellPages(args.out, workflow, result);
  const exitCode = summaries.length > 0 ? await tellImports(args.out, summaries) : 0;
  if (result.cancelled) {
    process.stderr.write('Stopped. Start the same command again to go on where it stopped.\n');
    return STOPPED;
  }
  if (result.error && summaries.length === 0) {
    const reason = explain(result.error);
    throw new UsageProblem(`${reason}${sandboxAdvice(reason, target.destination?.config.base_url)}`);
  }
  if (result.error) process.stderr.write(`The import is done, but the workflow ended early: ${explain(result.error)}\n`);
  else if (summaries.length === 0 && hasImport(workflow)) throw new UsageProblem('No file reached the import; nothing was sent.');
  else if (summaries.length === 0 && !hasSync(workflow)) await tellItems(args.out, result, target.credentials);
  return result.error ? 1 : exitCode;
}

function prepared(workflow: WorkflowDefinition, args: Arguments, { destination }: Target): WorkflowDefinition {
  return withSettings(withNodes(workflow, (node) => withChoices(node, { ...args, destination })), args.set);
}

function withDefaultInput(args: Arguments, projectRoot: string): Arguments {
  if (args.workflowGiven || args.input !== undefined) return args;
  return { ...args, input: path.join(projectRoot, 'samples', 'customers.csv') };
}

function refuseMissingInput(input: string | undefined): void {
  if (input === undefined) return;
  const stat = fs.statSync(input, { throwIfNoEntry: false });
  if (!stat) throw new UsageProblem(`There is no file ${shown(input)}.`);
  if (!stat.isFile()) throw new UsageProblem(`${shown(input)} is not a file.`);
}
