import type { WorkflowDefinition } from '../engine/workflowDefinition';
import { UsageProblem } from '../problem';
import { readApiConfig } from './apiConfig';
import type { Arguments } from './arguments';
import { readCredentials, type Credentials } from './credentialsFile';
import { CUSTOMER_API, customerApiCredential, sendsToCustomerApi, type Destination } from './customerImport';
import { startSandboxTarget } from './sandboxTarget';

/** Where a run's records go, and what opens the door there. */
export interface Target {
  /** Left out where the workflow's own settings count. */
  readonly destination?: Destination;
  readonly credentials: Credentials;
  close(): Promise<void>;
}

const WAREHOUSE = 'warehouseApi';

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
  const target = await startSandboxTarget({ ...args, withClients: usesStores(workflow) });
  const byType = new Map(target.vendors.map(({ type, data }) => [type, data]));
  byType.set(CUSTOMER_API, customerApiCredential(target.destination.config));
  const byId = new Map(target.vendors.filter(({ type }) => type !== CUSTOMER_API).map(({ id, data }) => [id, data]));
  const named = references(workflow).flatMap(({ type, id, name }) => {
    const data = byId.get(id ?? '') ?? byType.get(type);
    return data ? [id, name].filter((key): key is string => Boolean(key)).map((key) => [key, data] as const) : [];
  });
  return { ...target, credentials: { ...given, ...Object.fromEntries([...byType, ...named]) as Credentials } };
}

/** Whether it works with the clients that the warehouse knows. */
function usesStores(workflow: WorkflowDefinition): boolean {
  return references(workflow).some(({ type }) => type === WAREHOUSE);
}

function needsVendor(workflow: WorkflowDefinition): boolean {
  return vendorReferences(workflow).length > 0 || workflow.nodes.some(sendsToCustomerApi);
}

function vendorReferences(workflow: WorkflowDefinition): Reference[] {
  return references(workflow).filter(({ type }) => type === CUSTOMER_API);
}

interface Reference { readonly type: string; readonly id: string | null; readonly name: string }

function references(workflow: WorkflowDefinition): Reference[] {
  return workflow.nodes.flatMap((node) => Object.entries(node.credentials ?? {}).map(([type, { id, name }]) => ({ type, id, name })));
}
