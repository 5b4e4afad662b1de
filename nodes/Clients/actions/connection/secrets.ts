import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

const FROM: readonly INodePropertyOptions[] = [
  { name: 'Fields Below', value: 'fields', description: 'One field for each that the platform needs. Give secrets by expression, such as from a form.' },
  { name: 'JSON', value: 'json', description: 'An object with the fields by the names that Platform: Get Many gives' },
];

const CREDENTIAL: INodePropertyOptions = { name: 'n8n Credential', value: 'credential', description: 'The fields of a credential of n8n, chosen above: copied once, and then kept here' };

const UNCHANGED: INodePropertyOptions = { name: 'Unchanged', value: 'unchanged', description: 'The secrets stay as they are' };

type Show = Record<string, string[]>;

/** Which platform. */
export function platformField(show: Show): INodeProperties {
  return {
    displayName: 'Platform Name or ID',
    name: 'platform',
    type: 'options',
    typeOptions: { loadOptionsMethod: 'getPlatforms' },
    default: '',
    required: true,
    description: 'Where the store lives. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
    displayOptions: { show },
  };
}

/** How the fields of a connection are entered; `dependsOn` names the parameters that tell its platform. */
export function secretsFields(show: Show, dependsOn: readonly string[], mayStay = false): INodeProperties[] {
  return [
    {
      displayName: 'Credential Fields',
      name: 'fieldsFrom',
      type: 'options',
      noDataExpression: true,
      options: mayStay ? [...FROM, UNCHANGED] : [...FROM, CREDENTIAL],
      default: mayStay ? 'unchanged' : 'fields',
      description: 'How the secrets of the store are entered',
      displayOptions: { show },
    },
    {
      displayName: 'A secret typed here is saved with the workflow. Let it come from a form or a vault by expression, and switch off saving executions in the settings of the workflow.',
      name: 'secretsNotice',
      type: 'notice',
      default: '',
      displayOptions: { show: { ...show, fieldsFrom: ['fields', 'json'] } },
    },
    {
      displayName: 'Fields',
      name: 'fields',
      type: 'resourceMapper',
      noDataExpression: true,
      default: { mappingMode: 'defineBelow', value: null },
      required: true,
      description: 'What the platform needs. Once saved, secrets are kept encrypted and never come out again.',
      typeOptions: {
        loadOptionsDependsOn: [...dependsOn],
        resourceMapper: {
          resourceMapperMethod: 'getConnectionFields',
          mode: 'add',
          fieldWords: { singular: 'field', plural: 'fields' },
          addAllFields: !mayStay,
          supportAutoMap: false,
          noFieldsError: 'Choose a platform first',
        },
      },
      displayOptions: { show: { ...show, fieldsFrom: ['fields'] } },
    },
    {
      displayName: 'Fields (JSON)',
      name: 'fieldsJson',
      type: 'json',
      default: '{}',
      required: true,
      description: 'An object with the fields by the names that Platform: Get Many gives',
      displayOptions: { show: { ...show, fieldsFrom: ['json'] } },
    },
  ];
}
