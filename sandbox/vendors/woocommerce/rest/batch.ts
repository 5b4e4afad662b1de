import { isObject } from '../../../http/answers';
import { WpError } from './errors';
import type { RestRequest } from './request';

type Entry = Record<string, unknown>;

export interface BatchActions {
  create(fields: Entry): Entry;
  update(id: number, fields: Entry): Entry;
  remove(id: number): Entry;
}

const LIMIT = 100;

/** create, then update, then delete, one after another; what fails is told in its place. */
export function batch({ body }: RestRequest, actions: BatchActions): Entry {
  const part = (name: string): unknown[] => (Array.isArray(body[name]) ? body[name] as unknown[] : []);
  const [create, update, remove] = [part('create'), part('update'), part('delete')];
  if (create.length + update.length + remove.length > LIMIT) {
    throw new WpError(413, 'woocommerce_rest_request_entity_too_large', `Unable to accept more than ${LIMIT} items for this request.`);
  }
  const fieldsOf = (entry: unknown): Entry => (isObject(entry) ? entry : {});
  const done: Entry = {};
  if (create.length > 0) done.create = create.map((entry) => settled(0, () => actions.create(fieldsOf(entry))));
  if (update.length > 0) {
    done.update = update.map((entry) => {
      const { id = 0, ...fields } = fieldsOf(entry);
      return settled(Number(id), () => actions.update(Number(id), fields));
    });
  }
  if (remove.length > 0) done.delete = remove.map((id) => settled(Number(id), () => actions.remove(Number(id))));
  return done;
}

function settled(id: number, act: () => Entry): Entry {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof WpError)) throw error;
    return { id, error: error.body };
  }
}
