/** The public sample data of https://reqres.in: 12 people and 12 colours. */
const NAMES = [
  'George Bluth', 'Janet Weaver', 'Emma Wong', 'Eve Holt', 'Charles Morris', 'Tracey Ramos',
  'Michael Lawson', 'Lindsay Ferguson', 'Tobias Funke', 'Byron Fields', 'George Edwards', 'Rachel Howell',
];

export const USERS = NAMES.map((name, index) => {
  const [first = '', last = ''] = name.split(' ');
  return {
    id: index + 1,
    email: `${first}.${last}@reqres.in`.toLowerCase(),
    first_name: first,
    last_name: last,
    avatar: `https://reqres.in/img/faces/${index + 1}-image.jpg`,
  };
});

const COLOURS: readonly (readonly [name: string, color: string, pantone: string])[] = [
  ['cerulean', '#98B2D1', '15-4020'], ['fuchsia rose', '#C74375', '17-2031'], ['true red', '#BF1932', '19-1664'],
  ['aqua sky', '#7BC4C4', '14-4811'], ['tigerlily', '#E2583E', '17-1456'], ['blue turquoise', '#53B0AE', '15-5217'],
  ['sand dollar', '#DECDBE', '13-1106'], ['chili pepper', '#9B1B30', '19-1557'], ['blue iris', '#5A5B9F', '18-3943'],
  ['mimosa', '#F0C05A', '14-0848'], ['turquoise', '#45B5AA', '15-5519'], ['honeysuckle', '#D94F70', '18-2120'],
];

export const RESOURCES = COLOURS.map(([name, color, pantone], index) => (
  { id: index + 1, name, year: 2000 + index, color, pantone_value: pantone }
));

export const SUPPORT = {
  url: 'https://reqres.in/#support-heading',
  text: 'Simulated by the sandbox: nothing is stored here.',
};
