import { json } from '../../../http/answers';
import type { Answer } from '../../../http/types';
import type { Call } from '../call';

/** `GET /sellers/v1/marketplaceParticipations`. */
export function getMarketplaceParticipations({ seller }: Call): Answer {
  const { marketplaces, storeName } = seller.facts;
  return json(200, {
    payload: marketplaces.map(({ id, name, country, currency, language, domain }) => ({
      marketplace: { id, name, countryCode: country, defaultCurrencyCode: currency, defaultLanguageCode: language, domainName: domain },
      participation: { isParticipating: true, hasSuspendedListings: false },
      storeName,
    })),
  });
}
