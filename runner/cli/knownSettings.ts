import type { INodeProperties, INodeTypes } from 'n8n-workflow';
import type { WorkflowDefinition } from '../engine/workflowDefinition';
import { UsageProblem } from '../problem';
import type { NodeSetting } from './arguments';
import { meantBy } from './workflowFile';

/** Throws `UsageProblem` for a `--set` whose parameter its node does not have: n8n would pass over it without a word. */
export function refuseUnknownSettings(workflow: WorkflowDefinition, nodeTypes: INodeTypes, settings: readonly NodeSetting[]): void {
  for (const { target } of settings) {
    const { node, keys: [name = '', option] } = meantBy(workflow, target);
    const parameters = nodeTypes.getByNameAndVersion(node.type, node.typeVersion).description.properties.filter(({ type }) => type !== 'notice');
    const meant = parameters.filter((parameter) => parameter.name === name);
    if (meant.length === 0) throw unknown(target, `${node.name} has no parameter “${name}”`, parameters.map((parameter) => parameter.name));
    const options = meant.flatMap(optionsOf);
    if (option !== undefined && options.length > 0 && !options.includes(option)) throw unknown(target, `“${name}” of ${node.name} has no “${option}”`, options);
  }
}

/** Only a collection names what is in it; other values have a form of their own. */
function optionsOf({ type, options = [] }: INodeProperties): string[] {
  return type === 'collection' ? options.map(({ name }) => name) : [];
}

function unknown(target: string, what: string, known: readonly string[]): UsageProblem {
  return new UsageProblem(`--set “${target}”: ${what}; it has ${[...new Set(known)].join(', ')}.`);
}
