import type { Vocabulary } from './types';

/** Parts of a postal address. */
export const place: readonly Vocabulary[] = [
  {
    field: 'street',
    strong: [
      'street', 'street address', 'address', 'address 1', 'address line', 'address line 1', 'street 1', 'street name', 'mailing address', 'postal address',
      'street and number', 'addr', 'addr 1', 'mailing street', 'Straße', 'Strasse', 'Str', 'Straße und Hausnummer', 'Straße/Nr', 'Straße Hausnummer',
      'Straße Nr', 'Strasse Nr', 'Adresse', 'Adresse 1', 'Anschrift', 'Adresszeile 1', 'rue', 'adresse', 'adresse postale', 'adresse ligne 1', 'voie',
      'calle', 'dirección', 'dirección 1', 'domicilio', 'dirección postal', 'direccion', 'via', 'indirizzo', 'indirizzo 1',
      'rua', 'endereço', 'morada', 'logradouro', 'straat', 'adres', 'straatnaam', 'straat en huisnummer',
      '住所', '番地', '地址', '街道', '住所1',
    ],
  },
  {
    field: 'street2',
    strong: [
      'street 2', 'address 2', 'address line 2', 'addr 2', 'apartment', 'apt', 'suite', 'unit', 'address additional', 'address complement',
      'Adresszusatz', 'Adresse 2', 'Adresszeile 2', 'Zusatz', 'complément d’adresse', 'complément adresse', 'adresse complémentaire', 'adresse ligne 2',
      'dirección 2', 'piso', 'complemento', 'indirizzo 2', 'adresregel 2', 'toevoeging', '建物名', '住所2',
    ],
  },
  {
    field: 'postal_code',
    strong: [
      'postal code', 'postcode', 'post code', 'postalcode', 'zip', 'zip code', 'zipcode', 'zip postal code', 'postal zip code', 'postal', 'zip postcode',
      'PLZ', 'Postleitzahl', 'code postal', 'CP', 'código postal', 'cod postal', 'CAP', 'codice postale', 'código de endereçamento postal', 'CEP',
      '郵便番号', '邮编', '邮政编码', '郵遞區號',
    ],
  },
  {
    field: 'city',
    strong: [
      'city', 'town', 'city town', 'town city', 'locality', 'municipality', 'suburb', 'place', 'mailing city', 'Ort', 'Stadt', 'Wohnort', 'Ortschaft', 'Gemeinde',
      'ville', 'commune', 'localité', 'ciudad', 'localidad', 'población', 'municipio', 'città', 'comune', 'località', 'cidade', 'concelho',
      'plaats', 'stad', 'woonplaats', 'gemeente', '市区町村', '市', '城市', '都市',
    ],
  },
  {
    field: 'region',
    strong: [
      'region', 'state', 'province', 'state province', 'state region', 'county', 'province code', 'state code', 'region code', 'prefecture',
      'state or province', 'state county', 'Bundesland', 'Kanton', 'Provinz', 'Region', 'département', 'région', 'canton', 'provincia', 'región',
      'comunidad autónoma', 'estado', 'departamento', 'regione', 'prov', 'distrito', 'UF', 'provincie', 'regio', '都道府県', '省', '省份', '州',
    ],
  },
  {
    field: 'country',
    strong: [
      'country', 'country code', 'country name', 'country region', 'country iso', 'iso country', 'nation', 'mailing country',
      'Land', 'Länderkürzel', 'Ländercode', 'Länderkennzeichen', 'Staat', 'LKZ', 'Landeskennzeichen', 'Land/Region', 'pays', 'code pays',
      'país', 'código de país', 'código país', 'pais', 'nazione', 'paese', 'codice paese', 'stato nazione', 'landcode', 'landnaam',
      '国', '国名', '国家', '国コード', '國家', '국가',
    ],
  },
];
