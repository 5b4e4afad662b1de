/** Words around a field's name that do not change what it is: `Billing City`, `Customer E-Mail`. */
export const NEUTRAL: ReadonlySet<string> = new Set([
  'customer', 'client', 'user', 'member', 'contact', 'person', 'personal', 'lead', 'subscriber', 'buyer', 'account', 'shop',
  'billing', 'bill', 'invoice', 'primary', 'main', 'default', 'current', 'address', 'home', 'work', 'business', 'office', 'private',
  'associated', 'properties', 'property', 'record', 'value', 'text', 'crm', 'mailing', '1',
  'kunde', 'kunden', 'kontakt', 'rechnung', 'rechnungs', 'rechnungsadresse', 'privat', 'geschaftlich', 'dienstlich', 'haupt',
  'facturation', 'principal', 'principale', 'adresse', 'professionnel', 'pro', 'cliente', 'contacto', 'contatto', 'facturacion',
  'fatturazione', 'cobranca', 'faturacao', 'direccion', 'indirizzo', 'endereco', 'klant', 'factuur',
]);

/** Words that make it a second one of its kind: it feeds the field only if no better column does. */
export const ALTERNATE: ReadonlySet<string> = new Set([
  'shipping', 'ship', 'delivery', 'secondary', 'second', 'alternative', 'alternate', 'alt', 'other', 'additional', 'company',
  'firma', 'liefer', 'lieferung', 'lieferadresse', 'weitere', 'zweite', 'livraison', 'secondaire', 'autre', 'entreprise', 'envio',
  'empresa', 'otro', 'alternativo', 'spedizione', 'secondario', 'azienda', 'entrega', 'verzend', 'bezorg', '2', '3', '4', '5',
]);

/** Words that make it somebody else's, whatever the values look like. */
export const FOREIGN: ReadonlySet<string> = new Set([
  'owner', 'assistant', 'manager', 'parent', 'spouse', 'referrer', 'referred', 'agent', 'rep', 'representative', 'sales', 'supervisor',
  'emergency', 'sender', 'reply', 'cc', 'bcc', 'support', 'modified', 'updated', 'besitzer', 'vertreter', 'betreuer', 'bearbeiter',
  'proprietaire', 'commercial', 'propietario', 'vendedor', 'venditore', 'proprietario', 'eigenaar', 'employee', 'invited', 'partner',
]);
