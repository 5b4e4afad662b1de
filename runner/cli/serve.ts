import { once } from 'node:events';
import type { CredentialStore } from '../engine/credentialStore';
import type { Engine } from '../engine/engine';
import type { WorkflowDefinition } from '../engine/workflowDefinition';
import { serveWorkflows } from '../engine/webhooks/server';

/** Answers a workflow's webhooks until told to stop. */
export async function serve(
  engine: Engine, workflow: WorkflowDefinition, credentials: CredentialStore, signal: AbortSignal,
): Promise<void> {
  const onProblem = (message: string) => void process.stderr.write(`${message}\n`);
  const server = await serveWorkflows(engine, { workflows: [{ workflow, credentials }], onProblem });
  const addresses = server.addresses.map((address) => `  ${address}`).join('\n');
  process.stdout.write(`The workflow “${workflow.name ?? 'unnamed'}” answers (Ctrl-C stops it):\n${addresses}\n`);
  if (!signal.aborted) await once(signal, 'abort');
  await server.close();
}
