import type { Address } from '../data/records';
import { gid } from './ids';

export function addressView(owner: number, address: Address | null, name: string | null = null) {
  if (!address) return null;
  return {
    id: gid('MailingAddress', `${owner}?model_name=CustomerAddress`), address1: address.address1, address2: address.address2 ?? null, city: address.city,
    company: address.company, country: null, countryCodeV2: address.countryCode, firstName: null, lastName: null, name, phone: address.phone ?? null, province: null,
    provinceCode: address.provinceCode ?? null, zip: address.zip,
  };
}
