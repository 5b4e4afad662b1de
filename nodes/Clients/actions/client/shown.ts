import type { Client } from '../../../../lib/clients';

/** A client as an item; the e-mail address only where it was asked for. */
export function shownClient({ id, name, email, createdAt, archivedAt }: Client, withEmail = false): object {
  return { clientId: id, name, ...(withEmail && { email }), createdAt, archivedAt };
}
