import type { Vocabulary } from './types';

/** Names and roles: English, German, French, Spanish, Italian, Portuguese, Dutch, Japanese, Chinese. */
export const person: readonly Vocabulary[] = [
  {
    field: 'name',
    strong: [
      'name', 'nom', 'nombre', 'nome', 'full name', 'customer name', 'client name', 'contact name', 'display name', 'name full', 'person name',
      'account holder', 'recipient name', 'first and last name', 'first last name',
      'Kundenname', 'Ansprechpartner', 'vollständiger Name', 'Vor- und Nachname', 'Vor und Zuname', 'Name des Kunden',
      'nom complet', 'nom et prénom', 'prénom et nom', 'nom du client', 'nom prénom', 'prénom nom',
      'nombre completo', 'nombre y apellidos', 'nombre y apellido', 'nombre del cliente', 'nombre cliente',
      'nome completo', 'nome e cognome', 'nome cognome', 'nominativo', 'nome cliente', 'nome do cliente', 'nome del cliente',
      'volledige naam', 'naam', 'klantnaam', 'naam klant',
      '氏名', '名前', 'お名前', '顧客名', '姓名', '客户姓名', '客户名称', '名字',
    ],
    weak: [
      'contact', 'contact person', 'customer', 'client', 'Kontakt', 'Kontaktperson', 'Kunde', 'cliente', 'contacto',
      'contatto', 'referente', 'klant', 'contactpersoon', 'interlocuteur',
    ],
  },
  {
    field: 'first_name',
    strong: [
      'first name', 'firstname', 'given name', 'forename', 'first', 'fname', 'name first', 'christian name',
      'Vorname', 'Vornamen', 'Rufname', 'prénom', 'prénoms', 'nombre de pila', 'primer nombre', 'nombres',
      'primeiro nome', 'nome próprio', 'nome di battesimo', 'voornaam', '名', 'ファーストネーム',
    ],
    weak: ['prenome', 'givenname'],
  },
  {
    field: 'last_name',
    strong: [
      'last name', 'lastname', 'surname', 'family name', 'last', 'lname', 'name last',
      'Nachname', 'Familienname', 'Zuname', 'nom de famille', 'apellido', 'apellidos', 'primer apellido',
      'cognome', 'sobrenome', 'apelido', 'último nome', 'achternaam', 'familienaam', '姓', '苗字',
    ],
  },
  {
    field: 'salutation',
    strong: ['salutation', 'honorific', 'name prefix', 'courtesy title', 'Anrede', 'civilité', 'tratamiento', 'tratamento', 'aanhef', '敬称', '称谓'],
  },
  {
    field: 'job_title',
    strong: [
      'job title', 'jobtitle', 'role', 'occupation', 'job position', 'job role', 'Berufsbezeichnung', 'Funktion',
      'fonction', 'poste', 'intitulé du poste', 'cargo', 'puesto', 'ruolo', 'qualifica', 'functie', 'Beruf', '役職', '职位',
    ],
    weak: ['title', 'position', 'job'],
  },
  {
    field: 'company',
    strong: [
      'company', 'company name', 'organization', 'organisation', 'organization name', 'organisation name', 'business name',
      'account name', 'employer', 'firm', 'corporation', 'Firma', 'Firmenname', 'Unternehmen', 'Unternehmensname',
      'Firmenbezeichnung', 'Betrieb', 'Organisation', 'société', 'entreprise', 'raison sociale', "nom de l'entreprise", 'nom société',
      'nom entreprise', 'empresa', 'compañía', 'razón social', 'nombre de la empresa', 'nombre empresa', 'azienda', 'ragione sociale',
      'società', 'nome azienda', 'ditta', 'nome da empresa', 'nome empresa', 'razão social', 'bedrijf', 'bedrijfsnaam', 'organisatie',
      '会社名', '会社', '企業名', '公司', '公司名称', '企业名称',
    ],
    weak: ['account', 'business', 'organismo', 'billing company name'],
  },
  {
    field: 'external_id',
    strong: [
      'external id', 'customer id', 'customer number', 'customer no', 'customer nr', 'client id', 'client number', 'account number', 'record id',
      'contact id', 'lead id', 'user id', 'account id', 'customer code', 'client code',
      'Kundennummer', 'Kunden-Nr', 'Kundennr', 'KdNr', 'Kd-Nr', 'Debitor', 'Debitorennummer', 'Debitor-Nr', 'Kundencode',
      'numéro client', 'code client', 'n° client', 'no client', 'numéro de client', 'id client',
      'número de cliente', 'código de cliente', 'código cliente', 'nº cliente', 'id cliente', 'n cliente',
      'codice cliente', 'numero cliente', 'código do cliente', 'número do cliente', 'klantnummer', 'klant id', 'klantnr', 'relatienummer',
      '顧客番号', '顧客ID', '会員番号', '客户编号', '客户ID',
    ],
    weak: ['id', 'uid', 'uuid'],
  },
];
