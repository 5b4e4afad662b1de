import { createMapper } from '../../../../lib/mapping';

/** Header → target for every column that is mapped; `null` are the composed ones. */
function mappingOf(headers: readonly string[], template = 'customer'): Record<string, string> {
  const entries = createMapper(headers, [], { template }).mapping.filter(({ target }) => target !== null);
  return Object.fromEntries(entries.map(({ source, target }) => [source ?? `(${target})`, target ?? '']));
}

describe('headers as they are exported', () => {
  it('maps a Shopify customer export', () => {
    expect(mappingOf([
      'Customer ID', 'First Name', 'Last Name', 'Email', 'Accepts Email Marketing', 'Default Address Company', 'Default Address Address1',
      'Default Address Address2', 'Default Address City', 'Default Address Province Code', 'Default Address Country Code', 'Default Address Zip',
      'Default Address Phone', 'Phone', 'Accepts SMS Marketing', 'Total Spent', 'Total Orders', 'Note', 'Tax Exempt', 'Tags',
    ])).toEqual({
      'Customer ID': 'external_id', 'First Name': 'first_name', 'Last Name': 'last_name', 'Email': 'email', 'Accepts Email Marketing': 'newsletter',
      'Default Address Company': 'company', 'Default Address Address1': 'street', 'Default Address Address2': 'street2', 'Default Address City': 'city',
      'Default Address Province Code': 'region', 'Default Address Country Code': 'country', 'Default Address Zip': 'postal_code',
      'Phone': 'phone', 'Note': 'notes', 'Tags': 'tags', '(name)': 'name',
    });
  });

  it('maps a Mailchimp audience', () => {
    expect(mappingOf([
      'Email Address', 'First Name', 'Last Name', 'Address', 'Phone Number', 'Birthday', 'MEMBER_RATING', 'OPTIN_TIME', 'OPTIN_IP', 'CONFIRM_TIME',
      'CONFIRM_IP', 'LATITUDE', 'LONGITUDE', 'GMTOFF', 'DSTOFF', 'TIMEZONE', 'CC', 'REGION', 'LAST_CHANGED', 'LEID', 'EUID', 'NOTES', 'TAGS',
    ])).toEqual({
      'Email Address': 'email', 'First Name': 'first_name', 'Last Name': 'last_name', 'Address': 'street', 'Phone Number': 'phone',
      'REGION': 'region', 'NOTES': 'notes', 'TAGS': 'tags', '(name)': 'name',
    });
  });

  it('maps a HubSpot contact export', () => {
    const headers = [
      'Record ID', 'First Name', 'Last Name', 'Email', 'Phone Number', 'Contact owner', 'Lead Status', 'Marketing contact status', 'Create Date',
      'Associated Company', 'Associated Company IDs', 'Lifecycle Stage', 'Email Domain', 'Last Activity Date', 'City', 'State/Region', 'Country/Region',
      'Postal Code', 'Job Title', 'Company Name',
    ];
    expect(mappingOf(headers)).toEqual({
      'Record ID': 'external_id', 'First Name': 'first_name', 'Last Name': 'last_name', 'Email': 'email', 'Phone Number': 'phone',
      'Create Date': 'customer_since', 'Company Name': 'company', 'City': 'city', 'State/Region': 'region', 'Country/Region': 'country',
      'Postal Code': 'postal_code', 'Job Title': 'job_title', '(name)': 'name',
    });
    expect(mappingOf(headers, 'hubspot')).toMatchObject({
      'First Name': 'firstname', 'Company Name': 'company', 'Lifecycle Stage': 'lifecyclestage', 'Postal Code': 'zip', 'State/Region': 'state',
    });
  });

  it('maps a Salesforce lead export onto leads', () => {
    expect(mappingOf([
      'Id', 'IsDeleted', 'MasterRecordId', 'LastName', 'FirstName', 'Salutation', 'Name', 'Title', 'Company', 'Street', 'City', 'State', 'PostalCode',
      'Country', 'Phone', 'MobilePhone', 'Fax', 'Email', 'Website', 'Description', 'LeadSource', 'Status', 'Industry', 'Rating', 'AnnualRevenue',
      'OwnerId', 'HasOptedOutOfEmail', 'IsConverted', 'CreatedDate', 'CreatedById', 'LastModifiedDate', 'EmailBouncedReason', 'EmailBouncedDate',
    ], 'salesforce')).toEqual({
      LastName: 'LastName', FirstName: 'FirstName', Salutation: 'Salutation', Name: 'Company', Title: 'Title', Company: 'Company', Street: 'Street',
      City: 'City', State: 'State', PostalCode: 'PostalCode', Country: 'Country', Phone: 'Phone', MobilePhone: 'MobilePhone', Email: 'Email',
      Website: 'Website', Description: 'Description', LeadSource: 'LeadSource',
    });
  });

  it('maps a WooCommerce customer report, and a user export with two addresses', () => {
    expect(mappingOf(['Name', 'Username', 'Last Active', 'Sign up', 'Email', 'Orders', 'Total spend', 'AOV', 'Country / Region', 'City', 'Region', 'Postal code'])).toEqual({
      'Name': 'name', 'Sign up': 'customer_since', 'Email': 'email', 'Country / Region': 'country', 'City': 'city', 'Region': 'region', 'Postal code': 'postal_code',
    });
    expect(mappingOf([
      'customer_id', 'user_login', 'user_email', 'billing_first_name', 'billing_last_name', 'billing_company', 'billing_email', 'billing_phone',
      'billing_address_1', 'billing_address_2', 'billing_postcode', 'billing_city', 'billing_state', 'billing_country', 'shipping_first_name',
      'shipping_last_name', 'shipping_address_1', 'shipping_city', 'shipping_postcode', 'shipping_country', 'date_registered',
    ])).toMatchObject({
      customer_id: 'external_id', billing_first_name: 'first_name', billing_phone: 'phone', billing_address_1: 'street', billing_address_2: 'street2',
      billing_city: 'city', billing_country: 'country', date_registered: 'customer_since',
    });
  });

  it('maps German ERP exports', () => {
    expect(mappingOf('Kundennummer;Anrede;Vorname;Nachname;Strasse;PLZ;Ort;Land;E-Mail-Adresse;Telefon;Mobil'.split(';'))).toEqual({
      'Kundennummer': 'external_id', 'Anrede': 'salutation', 'Vorname': 'first_name', 'Nachname': 'last_name', 'Strasse': 'street', 'PLZ': 'postal_code',
      'Ort': 'city', 'Land': 'country', 'E-Mail-Adresse': 'email', 'Telefon': 'phone', 'Mobil': 'mobile', '(name)': 'name',
    });
    expect(mappingOf(['KdNr.', 'Name', 'Vorname', 'Firma', 'Straße/Nr.', 'Postleitzahl', 'Stadt', 'E-Mail', 'Tel.', 'Kunde seit', 'Bemerkung'])).toEqual({
      'KdNr.': 'external_id', 'Name': 'last_name', 'Vorname': 'first_name', 'Firma': 'company', 'Straße/Nr.': 'street', 'Postleitzahl': 'postal_code',
      'Stadt': 'city', 'E-Mail': 'email', 'Tel.': 'phone', 'Kunde seit': 'customer_since', 'Bemerkung': 'notes', '(name)': 'name',
    });
  });

  it.each<[string, string[], Record<string, string>]>([
    ['Spanish', ['Nombre', 'Apellidos', 'Correo electrónico', 'Teléfono', 'Móvil', 'Empresa', 'Código postal', 'Ciudad', 'Provincia', 'País', 'Fecha de alta'], {
      'Nombre': 'first_name', 'Apellidos': 'last_name', 'Correo electrónico': 'email', 'Teléfono': 'phone', 'Móvil': 'mobile', 'Empresa': 'company',
      'Código postal': 'postal_code', 'Ciudad': 'city', 'Provincia': 'region', 'País': 'country', 'Fecha de alta': 'customer_since', '(name)': 'name',
    }],
    ['French', ['Civilité', 'Nom', 'Prénom', 'Adresse e-mail', 'Téléphone', 'Société', 'Adresse', 'Code postal', 'Ville', 'Pays', 'Client depuis'], {
      'Civilité': 'salutation', 'Nom': 'last_name', 'Prénom': 'first_name', 'Adresse e-mail': 'email', 'Téléphone': 'phone', 'Société': 'company',
      'Adresse': 'street', 'Code postal': 'postal_code', 'Ville': 'city', 'Pays': 'country', 'Client depuis': 'customer_since', '(name)': 'name',
    }],
    ['Italian', ['Nome', 'Cognome', 'Indirizzo email', 'Telefono', 'Cellulare', 'Ragione sociale', 'Indirizzo', 'CAP', 'Città', 'Paese'], {
      'Nome': 'first_name', 'Cognome': 'last_name', 'Indirizzo email': 'email', 'Telefono': 'phone', 'Cellulare': 'mobile', 'Ragione sociale': 'company',
      'Indirizzo': 'street', 'CAP': 'postal_code', 'Città': 'city', 'Paese': 'country', '(name)': 'name',
    }],
    ['Dutch', ['Naam', 'E-mailadres', 'Telefoonnummer', 'Bedrijf', 'Straat', 'Postcode', 'Plaats', 'Land'], {
      'Naam': 'name', 'E-mailadres': 'email', 'Telefoonnummer': 'phone', 'Bedrijf': 'company', 'Straat': 'street', 'Postcode': 'postal_code', 'Plaats': 'city', 'Land': 'country',
    }],
    ['Portuguese', ['Nome completo', 'E-mail', 'Telemóvel', 'Morada', 'Cidade', 'País', 'Data de registo'], {
      'Nome completo': 'name', 'E-mail': 'email', 'Telemóvel': 'mobile', 'Morada': 'street', 'Cidade': 'city', 'País': 'country', 'Data de registo': 'customer_since',
    }],
    ['Japanese', ['氏名', 'メールアドレス', '電話番号', '会社名', '郵便番号', '住所', '国'], {
      氏名: 'name', メールアドレス: 'email', 電話番号: 'phone', 会社名: 'company', 郵便番号: 'postal_code', 住所: 'street', 国: 'country',
    }],
    ['Chinese', ['姓名', '电子邮箱', '手机号码', '公司名称', '国家'], { 姓名: 'name', 电子邮箱: 'email', 手机号码: 'mobile', 公司名称: 'company', 国家: 'country' }],
    ['all capitals', ['CUSTOMER NAME', 'EMAIL ADDRESS', 'PHONE NUMBER', 'ZIP CODE', 'COUNTRY'], {
      'CUSTOMER NAME': 'name', 'EMAIL ADDRESS': 'email', 'PHONE NUMBER': 'phone', 'ZIP CODE': 'postal_code', 'COUNTRY': 'country',
    }],
    ['snake case', ['full_name', 'email_address', 'phone_number', 'company_name', 'created_at'], {
      full_name: 'name', email_address: 'email', phone_number: 'phone', company_name: 'company', created_at: 'customer_since',
    }],
    ['camel case', ['customerName', 'emailAddress', 'phoneNumber', 'zipCode', 'countryCode', 'createdAt'], {
      customerName: 'name', emailAddress: 'email', phoneNumber: 'phone', zipCode: 'postal_code', countryCode: 'country', createdAt: 'customer_since',
    }],
    ['mistyped', ['Full nmae', 'Emial', 'Phnoe', 'Compnay', 'Contry', 'Adress'], {
      'Full nmae': 'name', 'Emial': 'email', 'Phnoe': 'phone', 'Compnay': 'company', 'Contry': 'country', 'Adress': 'street',
    }],
    ['decorated', ['Full Name (required)', 'E-Mail*', 'ＰＨＯＮＥ', 'Billing City', 'Address of the customer'], {
      'Full Name (required)': 'name', 'E-Mail*': 'email', 'ＰＨＯＮＥ': 'phone', 'Billing City': 'city', 'Address of the customer': 'street',
    }],
  ])('maps %s headers', (_, headers, expected) => {
    expect(mappingOf(headers)).toEqual(expected);
  });
});
