import type { INodeType, INodeTypeDescription } from 'n8n-workflow';
import { UsageProblem } from '../problem';

/** A node whose code needs a package that is not installed. */
export class MissingPackage extends UsageProblem {
  constructor(type: string, packageName: string) {
    super(
      `The node type “${type}” needs the package “${packageName}”, which is not installed: `
      + `run “npm install --no-save --ignore-scripts ${packageName}” and start again.`,
    );
  }
}

/** Stands in for such a node: a workflow that holds it runs, and ends with the reason only where the node's turn comes. */
export function unloadable(description: INodeTypeDescription, reason: MissingPackage): INodeType {
  const refuse = async () => {
    throw reason;
  };
  return { description, execute: refuse, ...(description.webhooks ? { webhook: refuse } : {}) };
}
