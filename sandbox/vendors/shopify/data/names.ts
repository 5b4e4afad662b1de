const FIRST = ['Ada', 'Björn', 'Chloé', 'Dimitri', 'Esra', 'Fiona', 'Göran', 'Hana', 'Ines', 'Jörg', 'Kaoru', 'Łukasz', 'Maeve', 'Noor', 'Olga', 'Pía'];
const LAST = ['Andersson', 'Bauer', 'Çelik', 'Duarte', 'Eriksen', 'Fischer', 'García', 'Hughes', 'Ivanova', 'Jansen', 'Kowalski', "O'Neil", 'Müller', 'Novak'];
const CITIES = [['DE', 'Berlin', '10115'], ['FR', 'Lyon', '69001'], ['GB', 'Leeds', 'LS1 1UR'], ['US', 'Portland', '97201'], ['SE', 'Malmö', '211 20'], ['JP', 'Osaka', '530-0001']];
const THINGS = ['Mug', 'Lamp', 'Scarf', 'Notebook', 'Backpack', 'Kettle', 'Poster', 'Blanket', 'Candle', 'Bottle'];
const STYLES = ['Linen', 'Copper', 'Oak', 'Midnight', 'Coral', 'Granite', 'Willow', 'Amber'];

const at = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;

export const firstName = (index: number): string => at(FIRST, index);
export const lastName = (index: number): string => at(LAST, Math.floor(index / 3) + index);
export const productTitle = (index: number): string => `${at(STYLES, Math.floor(index / THINGS.length) + index)} ${at(THINGS, index)}`;
export const productType = (index: number): string => at(THINGS, index);

export function place(index: number): { countryCode: string; city: string; zip: string } {
  const [countryCode = 'DE', city = '', zip = ''] = at(CITIES, index);
  return { countryCode, city, zip };
}

export const handleOf = (title: string): string => title.toLowerCase().normalize('NFKD').replace(/[^\w]+/g, '-').replace(/^-|-$/g, '');
