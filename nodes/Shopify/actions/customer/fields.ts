import type { INodeProperties } from 'n8n-workflow';
import type { IDataObject } from 'n8n-workflow';
import { filledIn, withTags, type Call } from '../operation';

const text = (displayName: string, name: string, description: string, placeholder?: string): INodeProperties => ({ displayName, name, type: 'string', default: '', description, placeholder });

const EMAIL = text('Email', 'email', 'Address, unique in the store', 'name@email.com');

/** What a customer may have, as a collection. */
export function customerFields(operation: string, withEmail: boolean, more: Record<string, string[]> = {}): INodeProperties {
  const options: INodeProperties[] = [
    ...(withEmail ? [EMAIL] : []),
    text('First Name', 'firstName', 'As it is shown in Shopify'),
    text('Last Name', 'lastName', 'As it is shown in Shopify'),
    text('Locale', 'locale', 'Language of messages to the customer', 'e.g. en'),
    text('Note', 'note', 'For the people of the store'),
    text('Phone', 'phone', 'In international form, unique in the store', 'e.g. +4930123456'),
    text('Tags', 'tags', 'Separated by commas. They replace those that are there.', 'e.g. vip, newsletter'),
    { displayName: 'Tax Exempt', name: 'taxExempt', type: 'boolean', default: false, description: 'Whether the customer pays no tax' },
  ];
  return {
    displayName: 'Fields', name: 'fields', type: 'collection', placeholder: 'Add Field', default: {}, options, description: 'What is written; everything else stays as it is',
    displayOptions: { show: { resource: ['customer'], operation: [operation], ...more } },
  };
}

export function inputOf(call: Call): IDataObject {
  return withTags(filledIn(call, 'fields'));
}
