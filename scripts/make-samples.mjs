/**
 * Writes `samples/`: customer files as people really export them. The same seed gives the same bytes:
 * `node scripts/make-samples.mjs [folder]`.
 *
 * Nobody in them exists. E-mail domains are reserved (RFC 2606, RFC 6761); phone numbers come from the
 * ranges regulators keep for fiction or are the examples of Google's libphonenumber.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROWS = 2000;
const HEADERS = [
  'Kunden-Nr.', 'Full name', ' E-Mail Address ', 'Tel./Mobile', 'Firma / Company', 'Street', 'ZIP', 'Town', 'Land',
  'Customer since', 'Newsletter?', 'Notes',
];

/** `#` is a random digit. `trunk` is dialled before the number inside the country. */
const COUNTRIES = [
  { weight: 30, names: ['Germany', 'DE', 'Deutschland', 'germany'], code: '49', trunk: '0', phones: ['171 39200##', '30 23125###', '176 040690##'], first: ['Jörg', 'Anna', 'Björn', 'Käthe', 'Lukas', 'Sören', 'Ute', 'Müşerref', 'Jürgen', 'Heike'], last: ['Müller', 'Weiß', 'Großmann', 'Schäfer', 'von der Heide', 'Krüger', 'Özdemir', 'Lindner'], streets: ['Lindenstraße', 'Am Wall', 'Goethestr.', 'Bahnhofplatz'], towns: [['10115', 'Berlin'], ['50667', 'Köln'], ['80331', 'München'], ['01067', 'Dresden']] },
  { weight: 16, names: ['UK', 'GB', 'United Kingdom', 'Great Britain'], code: '44', trunk: '0', phones: ['20 7946 0###', '161 496 0###', '113 496 0###'], first: ['Olive', 'Siân', 'Rory', 'Priya', 'Niamh', 'Ewan', 'Zara', 'Alfie'], last: ["O'Neil", 'Ap Rhys', 'MacLeod', 'Okafor', 'Smith-Jones', 'Patel', 'Whitlock'], streets: ['Mill Lane', 'High Street', 'Station Rd'], towns: [['SW1A 2AA', 'London'], ['M1 1AE', 'Manchester'], ['LS1 4AP', 'Leeds']] },
  { weight: 18, names: ['USA', 'US', 'United States', 'us'], code: '1', trunk: '', phones: ['202 555 01##', '312 555 01##', '415 555 01##'], first: ['Avery', 'José', 'Shanice', 'Walt', 'Mei', 'Dakota', 'Renée', 'Hank'], last: ['Johnson', 'García', 'Nguyen', 'Van Buren', 'Washington', 'Kowalczyk'], streets: ['Elm St', 'N Main Street', 'Sunset Blvd'], towns: [['02108', 'Boston'], ['60601', 'Chicago'], ['94103', 'San Francisco']] },
  { weight: 6, names: ['Canada', 'CA'], code: '1', trunk: '', phones: ['416 555 01##', '604 555 01##'], first: ['Élodie', 'Noah', 'Maëlle', 'Tremaine'], last: ['Tremblay', 'Bouchard', 'Singh', 'Côté'], streets: ['Rue Sainte-Anne', 'King St W'], towns: [['H2Y 1C6', 'Montréal'], ['M5H 2N2', 'Toronto']] },
  { weight: 10, names: ['France', 'FR', 'france'], code: '33', trunk: '0', phones: ['6 39 98 ## ##', '1 99 00 ## ##', '4 65 71 ## ##'], first: ['Hélène', 'François', 'Zoé', 'Anaïs', 'Gaël', 'Benoît'], last: ['Lefèvre', 'Noël', 'de la Tour', 'Béranger', 'Girard'], streets: ['rue de la Paix', 'av. Victor-Hugo'], towns: [['75002', 'Paris'], ['13001', 'Marseille'], ['06000', 'Nice']] },
  { weight: 5, names: ['Australia', 'AU'], code: '61', trunk: '0', phones: ['2 7010 ####', '3 7010 ####', '491 570 156'], first: ['Lachlan', 'Matilda', 'Bindi'], last: ['Nguyen', 'Baker', 'Papadopoulos'], streets: ['Wattle Ave', 'Collins St'], towns: [['2000', 'Sydney'], ['3000', 'Melbourne']] },
  { weight: 4, names: ['Sweden', 'SE', 'Sverige'], code: '46', trunk: '0', phones: ['70 17406##', '8 465 004 ##'], first: ['Åsa', 'Göran', 'Märta'], last: ['Öberg', 'Sjöström', 'Lindqvist'], streets: ['Storgatan', 'Kungsgatan'], towns: [['111 29', 'Stockholm'], ['211 20', 'Malmö']] },
  { weight: 4, names: ['Japan', 'JP', '日本'], code: '81', trunk: '0', phones: ['90 1234 5678'], first: ['太郎', '花子', '美咲', '健'], last: ['田中', '鈴木', '佐藤', '高橋'], latin: ['taro.tanaka', 'hanako.suzuki', 'misaki.sato', 'ken.takahashi'], streets: ['中央通り', '桜町'], towns: [['100-0001', '東京都'], ['530-0001', '大阪市']] },
  { weight: 3, names: ['China', 'CN', '中国'], code: '86', trunk: '', phones: ['131 2345 6789'], first: ['小明', '丽', '伟'], last: ['王', '李', '张'], latin: ['wang.xm', 'li.li', 'zhang.wei'], streets: ['人民路', '南京路'], towns: [['100000', '北京'], ['200000', '上海']] },
  { weight: 4, names: ['Poland', 'PL', 'Polska'], code: '48', trunk: '', phones: ['512 345 678'], first: ['Łukasz', 'Grażyna', 'Zofia'], last: ['Wójcik', 'Żak', 'Dąbrowska'], streets: ['ul. Długa', 'ul. Święty Marcin'], towns: [['00-001', 'Warszawa'], ['90-001', 'Łódź']] },
];

const COMPANIES = ['Blue Heron Ltd', 'Nordwind GmbH & Co. KG', 'Café "Zur Post"', 'Orchard, Pine & Sons', 'Lumière SARL', 'Kestrel Labs', 'Süßwaren Ehrlich', 'Pixel;Works'];
const DOMAINS = ['example.com', 'example.org', 'example.net', 'mail.example', 'post.example', 'firma.example'];
const NOTES = [
  'VIP – call before noon', 'prefers e-mail', 'credit limit 500 €', 'moved; check address', 'Rechnung per Post', 'met at the fair 🎪', 'asked for "the usual"',
  'two branches:\r\n- north\r\n- south', 'Please ring twice.\nDog in the yard.', 'line 1\n\nline 3', '=SUM(A1:A9)', '100 % discount?', '@home only on Fridays', "don't call",
];
const YES_NO = ['yes', 'no', 'ja', 'nein', '1', '0', 'TRUE', 'false', 'Y', ''];

const MISSING_EMAILS = ['', ' ', '-', 'n/a', 'none'];
const MALFORMED_EMAILS = [(local) => local, (local) => `${local}@`, (local) => `${local}@@example.com`, (local) => `${local} @ example`, (local) => `@example.org ${local}`, (local) => `${local}.example.com`];
const BAD_PHONES = ['12', 'call me', '0000000000000000000', '+49 (see notes)', '999-TBD', '+1 23'];

/** Which rows go wrong, in which way, and how many of each. */
const MISHAPS = { missingEmail: 45, malformedEmail: 35, duplicate: 60, short: 11, long: 9, badPhone: 30, missingName: 14, unclosedQuote: 2 };

/** https://github.com/bryc/code/blob/master/jshash/PRNGs.md#mulberry32 */
function createRandom(seed) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit) => Math.floor(next() * limit);
  return { below, chance: (share) => next() < share, pick: (list) => list[below(list.length)] };
}

function pickCountry(random) {
  let ticket = random.below(COUNTRIES.reduce((sum, { weight }) => sum + weight, 0));
  return COUNTRIES.find(({ weight }) => (ticket -= weight) < 0);
}

function phoneOf(random, { code, trunk, phones }) {
  const digits = random.pick(phones).replace(/#/g, () => String(random.below(10)));
  const joined = digits.replaceAll(' ', '');
  const national = trunk === '' ? [digits, digits.replaceAll(' ', '-')] : [`${trunk}${digits}`, `${trunk}${digits.replace(' ', '/')}`, `(${trunk}${digits.replace(' ', ') ')}`];
  return random.pick([`+${code} ${digits}`, `+${code}${joined}`, `00${code} ${digits}`, `+${code}.${digits.replaceAll(' ', '.')}`, ` +${code} ${trunk === '' ? digits : `(0)${digits}`} `, ...national]);
}

function dateOf(random) {
  const [year, month, day] = [2012 + random.below(13), 1 + random.below(12), 13 + random.below(15)];
  const [mm, dd] = [String(month).padStart(2, '0'), String(day).padStart(2, '0')];
  return random.pick([`${year}-${mm}-${dd}`, `${dd}.${mm}.${year}`, `${dd}/${mm}/${year}`, `${year}-${mm}-${dd}T08:30:00Z`, '']);
}

function latinise(name) {
  const plain = name.normalize('NFD').replace(/ß/g, 'ss').replace(/ł/gi, 'l').replace(/[^a-zA-Z. -]/g, '');
  return plain.trim().toLowerCase().replace(/[ .-]+/g, '.');
}

/** One customer without a fault. `serial` keeps e-mail addresses apart. */
function customer(random, serial) {
  const country = pickCountry(random);
  const [first, last] = [random.pick(country.first), random.pick(country.last)];
  const isEastern = Boolean(country.latin);
  const local = `${isEastern ? random.pick(country.latin) : latinise(`${first}.${last}`)}${serial}`;
  const name = isEastern ? `${last} ${first}` : random.pick([`${first} ${last}`, `${first} ${last}`, `${first} ${last}`, `${last}, ${first}`, `${first} ${last}`.toUpperCase()]);
  const [zip, town] = random.pick(country.towns);
  return {
    id: `K-${String(10_000 + serial)}`, name, email: `${local}@${random.pick(DOMAINS)}`, phone: phoneOf(random, country),
    company: random.chance(0.4) ? random.pick(COMPANIES) : '', street: `${random.pick(country.streets)} ${1 + random.below(120)}`, zip, town,
    country: random.pick(country.names), since: dateOf(random), newsletter: random.pick(YES_NO), notes: random.chance(0.25) ? random.pick(NOTES) : '', local,
  };
}

/** The mishap of each row that has one, by 0-based position; never the first rows, which people look at. */
function planMishaps(random) {
  const plan = new Map();
  for (const [mishap, count] of Object.entries(MISHAPS)) {
    for (let placed = 0; placed < count;) {
      const row = 25 + random.below(ROWS - 25);
      if (plan.has(row)) continue;
      plan.set(row, mishap);
      placed += 1;
    }
  }
  return plan;
}

function quoted(cell, delimiter = ',') {
  return cell.includes(delimiter) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

const cellsOf = (c) => [c.id, c.name, c.email, c.phone, c.company, c.street, c.zip, c.town, c.country, c.since, c.newsletter, c.notes];

function respelled(random, email) {
  const [local, domain] = email.split('@');
  return random.pick([email.toUpperCase(), `${local[0].toUpperCase()}${local.slice(1)}@${domain}`, `${local}@${domain.toUpperCase()}`, ` ${email} `]);
}

function lineOf(random, mishap, c, earlier) {
  switch (mishap) {
    case 'missingEmail': return cellsOf({ ...c, email: random.pick(MISSING_EMAILS) }).map((cell) => quoted(cell)).join(',');
    case 'malformedEmail': return cellsOf({ ...c, email: random.pick(MALFORMED_EMAILS)(c.local) }).map((cell) => quoted(cell)).join(',');
    case 'duplicate': return cellsOf({ ...c, email: respelled(random, random.pick(earlier).email) }).map((cell) => quoted(cell)).join(',');
    case 'short': return cellsOf(c).map((cell) => quoted(cell)).slice(0, 6 + random.below(4)).join(',');
    case 'long': return cellsOf({ ...c, notes: 'unquoted, comma, here' }).join(',').replace(/[\r\n"]/g, ' ');
    case 'badPhone': return cellsOf({ ...c, phone: random.pick(BAD_PHONES) }).map((cell) => quoted(cell)).join(',');
    case 'missingName': return cellsOf({ ...c, name: '', company: '' }).map((cell) => quoted(cell)).join(',');
    case 'unclosedQuote': return cellsOf({ ...c, notes: '' }).map((cell) => quoted(cell)).join(',').concat('"to be checked');
    default: return cellsOf(c).map((cell) => quoted(cell)).join(',');
  }
}

function messyCsv(random) {
  const plan = planMishaps(random);
  const earlier = [];
  const lines = [HEADERS.join(',')];
  for (let row = 0; row < ROWS; row += 1) {
    const c = customer(random, row + 1);
    const mishap = plan.get(row);
    lines.push(lineOf(random, mishap, c, earlier));
    if (mishap === undefined) earlier.push(c);
    if (row % 400 === 399) lines.push('');
  }
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

function nested(c) {
  const { id, name, email, phone, company, street, zip, town, country, newsletter } = c;
  return { id, name, email, phone, company: company || null, address: { street, zip, city: town, country }, newsletter: ['yes', 'ja', '1', 'TRUE', 'Y'].includes(newsletter) };
}

const escapeXml = (text) => text.replace(/[&<>"]/g, (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[char]);

function xmlOf(c) {
  const tags = { name: c.name, email: c.email, phone: c.phone, company: c.company };
  const address = { street: c.street, zip: c.zip, city: c.town, country: c.country };
  const write = (fields, indent) => Object.entries(fields).map(([name, text]) => `${indent}<${name}>${escapeXml(text)}</${name}>`).join('\n');
  return `  <customer id="${c.id}">\n${write(tags, '    ')}\n    <address>\n${write(address, '      ')}\n    </address>\n  </customer>`;
}

/** Windows-1252 has the letters of Western Europe only: Latin-1, and among others the dash and the euro sign. */
const toWindows1252 = (text) => Buffer.from(text.replaceAll('–', '\x96').replaceAll('€', '\x80'), 'latin1');

function semicolonCsv(customers) {
  const western = customers.filter((c) => cellsOf(c).every((cell) => !/[^\x00-\xff–€]/.test(cell))).slice(0, 50);
  const lines = ['Kundennr;Name;E-Mail;Telefon;Firma;Straße;PLZ;Ort;Land;Kunde seit;Newsletter;Bemerkung'];
  return `${[...lines, ...western.map((c) => cellsOf(c).map((cell) => quoted(cell, ';')).join(';'))].join('\r\n')}\r\n`;
}

const folder = process.argv[2] ?? path.join(path.dirname(fileURLToPath(import.meta.url)), '..', 'samples');
const random = createRandom(20_240_229);
const csv = messyCsv(random);
const clean = Array.from({ length: 120 }, (_, index) => customer(random, 5001 + index));
const few = clean.slice(0, 50);

mkdirSync(folder, { recursive: true });
writeFileSync(path.join(folder, 'customers.csv'), csv);
writeFileSync(path.join(folder, 'customers.json'), `${JSON.stringify({ exportedAt: '2024-02-29T12:00:00Z', customers: few.map(nested) }, null, 2)}\n`);
writeFileSync(path.join(folder, 'customers.ndjson'), few.map((c) => `${JSON.stringify(nested(c))}\n`).join(''));
writeFileSync(path.join(folder, 'customers.xml'), `<?xml version="1.0" encoding="UTF-8"?>\n<customers>\n${few.map(xmlOf).join('\n')}\n</customers>\n`);
writeFileSync(path.join(folder, 'customers-semicolon-cp1252.csv'), toWindows1252(semicolonCsv(clean)));
