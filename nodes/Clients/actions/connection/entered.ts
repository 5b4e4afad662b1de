import { NodeOperationError } from 'n8n-workflow';
import { textOf, type Call } from '../operation';

type Entered = Readonly<Record<string, unknown>>;

/** The fields of a connection as given for this item; undefined where they are to stay as they are. */
export async function enteredOn(call: Call): Promise<Entered | undefined> {
  const { host, item } = call;
  const from = host.getNodeParameter('fieldsFrom', item) as string;
  if (from === 'unchanged') return undefined;
  if (from === 'credential') return await fromCredential(call);
  const value: unknown = from === 'json' ? parsed(call, host.getNodeParameter('fieldsJson', item)) : host.getNodeParameter('fields.value', item, {});
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Entered;
  throw notAnObject(call);
}

/** What the credential of n8n has beyond the platform's fields, such as a token it got, is its own affair. */
async function fromCredential(call: Call): Promise<Entered> {
  const { fields, credentialType } = await call.registry.platforms(textOf(call, 'platform'));
  const values: Entered = await call.host.getCredentials(credentialType, call.item);
  return Object.fromEntries(fields.map(({ name }) => [name, values[name]]));
}

function parsed(call: Call, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    // JSON's own message quotes the text, which holds secrets.
    throw notAnObject(call);
  }
}

function notAnObject({ host, item }: Call): NodeOperationError {
  return new NodeOperationError(host.getNode(), 'The credential fields are no object', {
    itemIndex: item,
    description: 'Give them as {"name": "value"}, by the names that Platform: Get Many gives. Nothing was sent or changed.',
  });
}
