import type { WorkflowDefinition } from '../engine/workflowDefinition';
import { UsageProblem } from '../problem';
import { readApiConfig } from './apiConfig';
import type { Arguments } from './arguments';
import { readCredentials, type Credentials } from './credentialsFile';
import { CUSTOMER_API, CUSTOMER_IMPORT, customerApiCredential, type Destination } from './customerImport';
import { startSandboxTarget } from './sandboxTarget';

/** Where a run's records go, and what opens the door there. */
export interface Target {
  /** Left out where the workflow's own settings count. */
  readonly destination?: Destination;
  readonly credentials: Credentials;
  close(): Promise<void>;
}

const nothingToClose = async () => undefined;

/** Chooses by `--api`, `--sandbox`, `--credentials`; the sandbox where nothing is said about the prebuilt import. */
export async function chooseTarget(args: Arguments, workflow: WorkflowDefinition): Promise<Target> {
  const given = args.credentials === undefined ? {} : readCredentials(args.credentials);
  if (args.api !== undefined) {
    const { config } = readApiConfig(args.api);
    return { destination: { config }, credentials: { [CUSTOMER_API]: customerApiCredential(config) }, close: nothingToClose };
  }
  const unsaid = !args.workflowGiven && args.credentials === undefined;
  if (args.sandbox || unsaid) return await sandboxTarget(args, workflow, given);
  if (args.credentials === undefined && needsVendor(workflow)) {
    throw new UsageProblem('The workflow sends to an API: give --credentials FILE, --api FILE#NAME, or --sandbox to try it out.');
  }
  return { credentials: given, close: nothingToClose };
}

/** Every vendor credential of the workflow leads to the sandbox, whatever the credentials file says of it. */
async function sandboxTarget(args: Arguments, workflow: WorkflowDefinition, given: Credentials): Promise<Target> {
  const target = await startSandboxTarget(args);
  const credential = customerApiCredential(target.destination.config);
  const names = vendorReferences(workflow).flatMap(({ id, name }) => [id, name]).filter((name): name is string => Boolean(name));
  const overridden = [CUSTOMER_API, ...names].map((name) => [name, credential]);
  return { ...target, credentials: { ...given, ...Object.fromEntries(overridden) } };
}

function needsVendor(workflow: WorkflowDefinition): boolean {
  return vendorReferences(workflow).length > 0 || workflow.nodes.some(({ type }) => type === CUSTOMER_IMPORT);
}

function vendorReferences(workflow: WorkflowDefinition): { id: string | null; name: string }[] {
  return workflow.nodes.flatMap((node) => node.credentials?.[CUSTOMER_API] ?? []);
}
