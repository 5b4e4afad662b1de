import type { AmazonClient } from '../client';
import { HttpFailure } from '../../../http';
import { getMarketplaceParticipations, listTransactions, type Participation } from '../operations';
import { SELLER_UNKNOWN } from '../sellerId';

const DAY_MS = 86_400_000;

/** What the streams of one connection share: what is asked of Amazon once. */
export class StreamContext {
  private participations: Promise<readonly Participation[]> | null = null;
  private seller: Promise<string | null> | null = null;

  constructor(readonly client: AmazonClient, readonly signal: AbortSignal) {}

  /** Marketplaces the seller takes part in. Dear: one call in a minute. */
  taking(): Promise<readonly Participation[]> {
    this.participations ??= this.client.call(getMarketplaceParticipations, { signal: this.signal })
      .then(({ payload }) => payload.filter(({ participation, marketplace }) => participation.isParticipating && !/non-amazon|sim\d/i.test(marketplace.name)));
    return this.participations;
  }

  /** Those of the credential, or all. */
  async marketplaceIds(): Promise<readonly string[]> {
    const { marketplaceIds } = this.client.credential;
    return marketplaceIds.length > 0 ? marketplaceIds : (await this.taking()).map(({ marketplace }) => marketplace.id);
  }

  /** The merchant token: entered, or found in what Amazon says of the seller's money. Null where neither is to be had. */
  sellerId(): Promise<string | null> {
    this.seller ??= this.findSellerId();
    return this.seller;
  }

  /** The merchant token, for what cannot be done without. Throws HttpFailure that says where it is found. */
  async knownSellerId(): Promise<string> {
    const sellerId = await this.sellerId();
    if (sellerId === null) throw new HttpFailure(SELLER_UNKNOWN, { kind: 'credentials', attempts: 0 });
    return sellerId;
  }

  private async findSellerId(): Promise<string | null> {
    const { client, signal } = this;
    if (client.credential.sellerId !== '') return client.credential.sellerId;
    try {
      const { payload } = await client.call(listTransactions, { signal, query: { postedAfter: new Date(Date.now() - 60 * DAY_MS).toISOString() } });
      return payload.transactions?.find((one) => one.sellingPartnerMetadata?.sellingPartnerId)?.sellingPartnerMetadata?.sellingPartnerId ?? null;
    } catch (thrown) {
      if (thrown instanceof HttpFailure && thrown.status === 403) return null;
      throw thrown;
    }
  }
}
