/** ISO 3166-1: alpha-2 and alpha-3 of every country, and XK, which is used for Kosovo everywhere. */
const CODES = `AD AND AE ARE AF AFG AG ATG AI AIA AL ALB AM ARM AO AGO AQ ATA AR ARG AS ASM AT AUT AU AUS AW ABW AX ALA
AZ AZE BA BIH BB BRB BD BGD BE BEL BF BFA BG BGR BH BHR BI BDI BJ BEN BL BLM BM BMU BN BRN BO BOL BQ BES BR BRA BS BHS
BT BTN BV BVT BW BWA BY BLR BZ BLZ CA CAN CC CCK CD COD CF CAF CG COG CH CHE CI CIV CK COK CL CHL CM CMR CN CHN CO COL
CR CRI CU CUB CV CPV CW CUW CX CXR CY CYP CZ CZE DE DEU DJ DJI DK DNK DM DMA DO DOM DZ DZA EC ECU EE EST EG EGY EH ESH
ER ERI ES ESP ET ETH FI FIN FJ FJI FK FLK FM FSM FO FRO FR FRA GA GAB GB GBR GD GRD GE GEO GF GUF GG GGY GH GHA GI GIB
GL GRL GM GMB GN GIN GP GLP GQ GNQ GR GRC GS SGS GT GTM GU GUM GW GNB GY GUY HK HKG HM HMD HN HND HR HRV HT HTI HU HUN
ID IDN IE IRL IL ISR IM IMN IN IND IO IOT IQ IRQ IR IRN IS ISL IT ITA JE JEY JM JAM JO JOR JP JPN KE KEN KG KGZ KH KHM
KI KIR KM COM KN KNA KP PRK KR KOR KW KWT KY CYM KZ KAZ LA LAO LB LBN LC LCA LI LIE LK LKA LR LBR LS LSO LT LTU LU LUX
LV LVA LY LBY MA MAR MC MCO MD MDA ME MNE MF MAF MG MDG MH MHL MK MKD ML MLI MM MMR MN MNG MO MAC MP MNP MQ MTQ MR MRT
MS MSR MT MLT MU MUS MV MDV MW MWI MX MEX MY MYS MZ MOZ NA NAM NC NCL NE NER NF NFK NG NGA NI NIC NL NLD NO NOR NP NPL
NR NRU NU NIU NZ NZL OM OMN PA PAN PE PER PF PYF PG PNG PH PHL PK PAK PL POL PM SPM PN PCN PR PRI PS PSE PT PRT PW PLW
PY PRY QA QAT RE REU RO ROU RS SRB RU RUS RW RWA SA SAU SB SLB SC SYC SD SDN SE SWE SG SGP SH SHN SI SVN SJ SJM SK SVK
SL SLE SM SMR SN SEN SO SOM SR SUR SS SSD ST STP SV SLV SX SXM SY SYR SZ SWZ TC TCA TD TCD TF ATF TG TGO TH THA TJ TJK
TK TKL TL TLS TM TKM TN TUN TO TON TR TUR TT TTO TV TUV TW TWN TZ TZA UA UKR UG UGA UM UMI US USA UY URY UZ UZB VA VAT
VC VCT VE VEN VG VGB VI VIR VN VNM VU VUT WF WLF WS WSM XK XKX YE YEM YT MYT ZA ZAF ZM ZMB ZW ZWE`.split(/\s+/);

/** `[alpha-2, alpha-3]` of every country. */
export const COUNTRY_CODES: readonly (readonly [string, string])[] = Array.from(
  { length: CODES.length / 2 },
  (_, index) => [CODES[2 * index] ?? '', CODES[2 * index + 1] ?? ''] as const,
);

/** What people write beside the names Intl knows. Vehicle codes only where German lists use them. */
export const COUNTRY_ALIASES: Readonly<Record<string, readonly string[]>> = {
  US: ['U.S.', 'U.S.A.', 'United States of America', 'America', 'Vereinigte Staaten von Amerika', 'Etats-Unis d’Amérique', 'EEUU', 'EE.UU.', 'Stati Uniti d’America'],
  GB: ['UK', 'U.K.', 'Great Britain', 'Britain', 'England', 'Scotland', 'Wales', 'Northern Ireland', 'Großbritannien', 'Grossbritannien', 'Grande-Bretagne', 'Gran Bretaña', 'Gran Bretagna', 'Inghilterra', 'Inglaterra', 'Angleterre', 'United Kingdom of Great Britain and Northern Ireland'],
  DE: ['D', 'BRD', 'Bundesrepublik Deutschland', 'Federal Republic of Germany'],
  AT: ['A', 'Oesterreich'],
  CH: ['Schweizerische Eidgenossenschaft', 'Swiss'],
  FR: ['F'],
  IT: ['I'],
  NL: ['Holland', 'The Netherlands', 'Hollande', 'Olanda', 'Holanda', 'Pays Bas'],
  CZ: ['Czech Republic', 'Tschechische Republik', 'République tchèque', 'República Checa', 'Repubblica Ceca', 'CSR'],
  KR: ['Korea', 'Republic of Korea', 'South Korea', 'Korea South'],
  KP: ['DPRK'],
  RU: ['Russian Federation', 'Russische Föderation'],
  TR: ['Turkey', 'Türkei'],
  AE: ['UAE', 'U.A.E.', 'VAE', 'EAU'],
  CI: ['Ivory Coast', 'Côte d’Ivoire', 'Elfenbeinküste'],
  MK: ['Macedonia', 'FYROM', 'Mazedonien'],
  SZ: ['Swaziland'],
  MM: ['Burma', 'Birma'],
  CV: ['Cape Verde', 'Kap Verde'],
  HK: ['Hong Kong', 'Hongkong', 'Hong Kong SAR'],
  MO: ['Macau', 'Macao'],
  TW: ['Taiwan'],
  VN: ['Viet Nam'],
  LA: ['Laos', 'Lao PDR'],
  IE: ['Eire', 'Republic of Ireland', 'Irish Republic'],
  IR: ['Iran', 'Islamic Republic of Iran'],
  SY: ['Syria', 'Syrian Arab Republic'],
  BO: ['Bolivia'],
  VE: ['Venezuela'],
  TZ: ['Tanzania', 'United Republic of Tanzania'],
  MD: ['Moldova', 'Republic of Moldova'],
  CD: ['DR Congo', 'DRC', 'Democratic Republic of the Congo'],
  CG: ['Congo', 'Republic of the Congo'],
  PS: ['Palestine'],
  VA: ['Vatican', 'Holy See'],
  CN: ['PR China', 'PRC', 'People’s Republic of China', 'VR China'],
  SK: ['Slovak Republic'],
  BA: ['Bosnia', 'Bosnien'],
};
