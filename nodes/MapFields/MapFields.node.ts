import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { errorJson, toNodeError } from '../host/failure';
import { getTemplates, mapperOptions } from '../host/mapperOptions';
import { mappingProperties, valueOptions } from '../host/mappingProperties';
import { mapItems } from './mapItems';

/** Items with any column names become items with the field names a destination expects. */
export class MapFields implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'Map Fields',
    name: 'mapFields',
    icon: { light: 'file:../../icons/mapFields.svg', dark: 'file:../../icons/mapFields.dark.svg' },
    group: ['transform'],
    version: 1,
    subtitle: '={{ "for " + $parameter["template"] }}',
    description: 'Match columns to the fields a destination expects, clean the values, and set aside what does not fit',
    defaults: { name: 'Map Fields' },
    inputs: [NodeConnectionTypes.Main],
    outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main, NodeConnectionTypes.Main],
    outputNames: ['Mapped', 'Rejected', 'Mapping'],
    usableAsTool: true,
    properties: [
      ...mappingProperties,
      {
        displayName: 'Options',
        name: 'options',
        type: 'collection',
        placeholder: 'Add option',
        default: {},
        description: 'How values that can be read in two ways are read',
        options: [...valueOptions],
      },
    ],
  };

  methods = { loadOptions: { getTemplates } };

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    const items = this.getInputData();
    if (items.length === 0) return [[], [], []];
    try {
      const options = mapperOptions(this, this.getNodeParameter('options', 0, {}) as IDataObject);
      const { mapped, rejected, mapping, hint } = await mapItems(items, options);
      this.addExecutionHints({ message: hint, type: rejected.length > 0 ? 'warning' : 'info', location: 'outputPane' });
      return [mapped, rejected, mapping];
    } catch (error) {
      const nodeError = toNodeError(this.getNode(), error, 0);
      if (!this.continueOnFail()) throw nodeError;
      return [items.map((_, item) => ({ json: errorJson(nodeError), pairedItem: { item } })), [], []];
    }
  }
}
