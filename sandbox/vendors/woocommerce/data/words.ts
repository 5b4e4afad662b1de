export const FIRST_NAMES = ['Ana', 'Bo', 'Chiara', 'Dmitri', 'Éloïse', 'Farid', 'Grete', 'Hiro', 'Inês', 'Jürgen', 'Kai', "O'Neil"];
export const LAST_NAMES = ['Martin', 'Özdemir', 'Smith', 'van Dijk', 'García López', 'Nowak', 'Müller', 'Tanaka', 'D’Souza', 'Larsen', 'Rossi'];
export const CITIES = ['Wien', 'Paris', 'Portland', 'Göteborg', 'São Paulo', 'Osaka', 'Kraków', 'Lisboa'];
export const COUNTRIES = ['AT', 'FR', 'US', 'SE', 'BR', 'JP', 'PL', 'PT'];
export const GOODS = ['Trail Jacket', 'Espresso Blend', 'Camp Mug', 'Wool Socks', 'Head Torch', 'Filter Papers', 'Rain Cover', 'Tote “Nord”', 'Grinder', 'Rope 30 m'];
export const CATEGORIES = ['Clothing', 'Coffee', 'Gear', 'Kitchen & Table', 'Sale'];

export function at<T>(list: readonly T[], index: number): T {
  const entry = list[index % list.length];
  if (entry === undefined) throw new Error('an empty list');
  return entry;
}
