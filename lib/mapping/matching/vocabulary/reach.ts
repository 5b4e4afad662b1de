import type { Vocabulary } from './types';

/** Ways to reach a customer. */
export const reach: readonly Vocabulary[] = [
  {
    field: 'email',
    strong: [
      'email', 'e-mail', 'email address', 'e-mail address', 'mail address', 'electronic mail', 'email id', 'emailaddress',
      'E-Mail-Adresse', 'Mailadresse', 'Mail-Adresse', 'E-Mail Kunde', 'elektronische Post', 'Emailadresse',
      'adresse e-mail', 'adresse email', 'adresse mail', 'adresse électronique', 'adresse de messagerie', 'courriel', 'mél',
      'correo', 'correo electrónico', 'dirección de correo', 'dirección de correo electrónico', 'dirección email', 'correo e',
      'posta elettronica', 'indirizzo email', 'indirizzo e-mail', 'indirizzo mail', 'indirizzo di posta elettronica',
      'endereço de email', 'endereço de e-mail', 'correio eletrónico', 'correio eletrônico', 'emailadres', 'e-mailadres', 'mailadres',
      'メール', 'メールアドレス', 'Eメール', '電子メール', '邮箱', '电子邮箱', '电子邮件', '邮件', '電子郵件', '이메일',
    ],
    weak: ['mail', 'email 1', 'mail 1', 'email primary', 'user email'],
  },
  {
    field: 'phone',
    strong: [
      'phone', 'phone number', 'phone no', 'phone nr', 'telephone', 'telephone number', 'tel', 'tel no', 'tel number', 'contact number',
      'contact phone', 'phone 1', 'landline', 'business phone', 'work phone', 'office phone', 'daytime phone', 'main phone', 'primary phone',
      'Telefon', 'Telefonnummer', 'Telefonnr', 'Telefon-Nr', 'Tel-Nr', 'Rufnummer', 'Festnetz', 'Fon', 'Telefon geschäftlich', 'Telefon 1',
      'téléphone', 'numéro de téléphone', 'n° de téléphone', 'no de téléphone', 'téléphone fixe', 'tél',
      'teléfono', 'número de teléfono', 'teléfono fijo', 'teléfono 1', 'telefono', 'numero di telefono', 'recapito telefonico', 'telefono fisso',
      'telefone', 'número de telefone', 'telefone fixo', 'telefoonnummer', 'telefoon',
      '電話', '電話番号', '电话', '电话号码', '联系电话', '전화번호',
    ],
    weak: ['home phone', 'phone home', 'phone work', 'Telefon privat', 'contact no', 'ph', 'call'],
  },
  {
    field: 'mobile',
    strong: [
      'mobile', 'mobile phone', 'mobile number', 'mobile no', 'cell', 'cell phone', 'cellphone', 'cellular', 'cell number', 'sms number',
      'Mobil', 'Mobiltelefon', 'Mobilnummer', 'Mobilfunk', 'Handy', 'Handynummer', 'Handy-Nr', 'Natel', 'Telefon mobil',
      'portable', 'téléphone portable', 'téléphone mobile', 'mobile', 'móvil', 'teléfono móvil', 'celular', 'teléfono celular', 'número móvil',
      'cellulare', 'telefono cellulare', 'numero di cellulare', 'telemóvel', 'telefone celular', 'mobiel', 'mobiel nummer', 'gsm', 'mobiele telefoon',
      '携帯', '携帯電話', '携帯電話番号', '手机', '手机号', '手机号码', '行動電話',
    ],
    weak: ['whatsapp'],
  },
  {
    field: 'website',
    strong: [
      'website', 'web site', 'website url', 'homepage', 'home page', 'web page', 'web address', 'site web', 'sitio web', 'página web',
      'sito web', 'sito internet', 'Webseite', 'Internetseite', 'Webadresse', 'Internetadresse', 'site internet', 'webpagina', 'ウェブサイト', '网站', '网址',
    ],
    weak: ['url', 'web', 'site', 'domain', 'internet', 'www', 'company domain'],
  },
  {
    field: 'newsletter',
    strong: [
      'newsletter', 'accepts marketing', 'accepts email marketing', 'email marketing', 'marketing consent', 'email consent', 'marketing opt in',
      'opt in', 'newsletter opt in', 'email opt in', 'subscribed', 'subscribed to newsletter', 'newsletter subscription', 'mailing list',
      'Newsletter abonniert', 'Newsletter-Abo', 'Newsletter Anmeldung', 'Werbeeinwilligung', 'inscrit newsletter', 'abonné newsletter',
      'abonné à la newsletter', 'acepta marketing', 'suscrito', 'boletín', 'suscripción newsletter', 'iscritto newsletter',
      'iscrizione newsletter', 'aceita marketing', 'inscrito newsletter', 'nieuwsbrief', 'メルマガ', 'メールマガジン', '订阅',
    ],
    weak: ['marketing', 'consent'],
  },
];
