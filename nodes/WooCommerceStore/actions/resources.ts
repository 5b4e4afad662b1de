import type { INodeProperties } from 'n8n-workflow';
import { connectWithProperties } from '../../stores/properties';
import { customer } from '../resources/customer';
import { inventory, productIdField } from '../resources/inventory';
import { order } from '../resources/order';
import { category, product, variation } from '../resources/product';
import { count } from './count.operation';
import { create } from './create.operation';
import { remove } from './delete.operation';
import { get, idField } from './get.operation';
import { getMany } from './getMany.operation';
import type { Operation, ResourceSpec } from './operation';
import { update } from './update.operation';

export interface Resource {
  readonly value: string;
  readonly name: string;
  readonly description: string;
  readonly operations: readonly Operation[];
}

const SPECS = [customer, order, product, category, variation];
const usual = (spec: ResourceSpec): Resource => ({ ...spec, operations: [count(spec), create(spec), remove(spec), get(spec), getMany(spec), update(spec)] });

/** Everything the node can do, sorted as it is shown. */
export const RESOURCES: readonly Resource[] = [usual(customer), inventory, usual(order), usual(product), usual(category), usual(variation)];

export const wooProperties: INodeProperties[] = [
  ...connectWithProperties,
  {
    displayName: 'Resource', name: 'resource', type: 'options', noDataExpression: true, default: 'order', description: 'What the operation is about',
    options: RESOURCES.map(({ name, value, description }) => ({ name, value, description })),
  },
  ...RESOURCES.map(operationField),
  productIdField,
  ...SPECS.map(idField),
  ...RESOURCES.flatMap(({ operations }) => operations.flatMap(({ fields }) => fields)),
];

function operationField({ value, name, operations }: Resource): INodeProperties {
  return {
    displayName: 'Operation', name: 'operation', type: 'options', noDataExpression: true, default: 'getMany', description: `What to do with: ${name}`,
    displayOptions: { show: { resource: [value] } },
    options: operations.map(({ name: label, value: operation, action, description }) => ({ name: label, value: operation, action, description })),
  };
}
