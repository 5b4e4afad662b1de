import { ServerClock } from '../../../delivery/serverClock';
import type { OutgoingRecord, SendOptions } from '../../../delivery/types';
import { API, type WooClient } from '../rest/client';
import { entries } from '../rest/shapes';

export interface Found {
  readonly remoteId: string;
  /** Whether the account is older than the run. */
  readonly wasThere: boolean;
}

/** Accounts of a store by their e-mail address. */
export class CustomerSearch {
  private readonly clock = new ServerClock();

  constructor(private readonly client: WooClient) {}

  /** The store's clock, as an answer that has just come tells it. */
  heard(date: string | undefined): void {
    this.clock.heard(date);
  }

  /** Null where nobody has the address. Throws HttpFailure. */
  async find({ naturalKey }: OutgoingRecord, { signal, startedAt }: SendOptions): Promise<Found | null> {
    if (naturalKey === null) return null;
    const query = { email: naturalKey, role: 'all', _fields: 'id,email,date_created_gmt', per_page: 5 };
    const { data } = await this.client.call({ route: `${API}/customers`, query, operation: 'customers.find', shape: entries, signal });
    const found = data.find(({ email }) => String(email).trim().toLowerCase() === naturalKey);
    if (!found) return null;
    return { remoteId: String(found.id), wasThere: this.clock.isSince(startedAt, `${String(found.date_created_gmt)}Z`) === false };
  }
}
