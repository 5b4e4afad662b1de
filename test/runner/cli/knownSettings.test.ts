import type { INodeTypes } from 'n8n-workflow';
import { CustomerImport } from '../../../nodes/CustomerImport/CustomerImport.node';
import { refuseUnknownSettings } from '../../../runner/cli/knownSettings';
import { chain, node } from '../engine/workflows';

const workflow = chain(node('Customer Import', 'customerImport', {}));
const nodeTypes = { getByNameAndVersion: () => new CustomerImport() } as unknown as INodeTypes;
const set = (target: string) => () => refuseUnknownSettings(workflow, nodeTypes, [{ target, value: '1' }]);

describe('--set', () => {
  it.each(['dryRun', 'options.encoding', 'fieldMap.values', 'apiMappings'])('takes %s, which the node has', (name) => {
    expect(set(`Customer Import.${name}`)).not.toThrow();
  });

  it('refuses a parameter that the node does not have, and names those it has', () => {
    expect(set('Customer Import.dryrun')).toThrow(/^--set “Customer Import\.dryrun”: Customer Import has no parameter “dryrun”; it has destination, operation, .*dryRun, /);
  });

  it('refuses an option that is mistyped, and names the others', () => {
    expect(set('Customer Import.options.encodng')).toThrow(/“options” of Customer Import has no “encodng”; it has .*encoding, /);
  });
});
