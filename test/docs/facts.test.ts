import { getTemplate, listTemplates, parseTemplate } from '../../lib/mapping';
import { parseApiConfig, type ApiConfig } from '../../runner/cli/apiConfig';
import { USAGE } from '../../runner/cli/usage';
import { codeWords, filesBelow, read, section, tableRows } from './pages';

const configRows = tableRows(section('docs/import.md', 'The configuration file'));
const configKeys = configRows.flatMap(([keys = '']) => codeWords(keys));

function jsonBlocks(page: string): unknown[] {
  return [...read(page).matchAll(/^```json\n([\s\S]*?)^```$/gm)].map(([, text = '']) => JSON.parse(text) as unknown);
}

function at(config: object, key: string): unknown {
  return key.split('.').reduce<unknown>((value, part) => (value as Record<string, unknown> | undefined)?.[part], config);
}

describe('the table of configuration keys', () => {
  const bare = parseApiConfig({ base_url: 'https://api.example.com' }, 'bare');

  it.each(configRows.filter(([, told]) => told?.startsWith('`')))('tells the default of %s', (key = '', told = '') => {
    const [name = ''] = codeWords(key);
    const config: ApiConfig = name === 'authentication.header_name'
      ? parseApiConfig({ base_url: 'https://api.example.com', authentication: { type: 'api_key', api_key: 'k' } }, 'keyed')
      : bare;
    const value = at(config, name);
    expect(typeof value === 'string' ? value : JSON.stringify(value)?.replaceAll(',', ', ')).toBe(codeWords(told)[0]);
  });

  it('leaves out no setting that has a default', () => {
    const defaults = Object.keys(bare.settings).map((key) => `settings.${key}`);
    expect(defaults.filter((key) => !configKeys.includes(key))).toEqual([]);
  });

  it('names only keys that are taken', () => {
    const settings = { unique_key: 'email', idempotency_header: 'Idempotency-Key', requests_per_second: 5 };
    const endpoints = { lookup: '/c?email={email}', batch: '/c/batch', health: '/health' };
    const types = [
      { type: 'bearer_token', bearer_token: 't', api_key: 't' }, { type: 'api_key', api_key: 'k', header_name: 'X-Key' },
      { type: 'basic', username: 'u', password: 'p' },
      { type: 'oauth2', client_id: 'i', client_secret: 's', token_url: 'https://auth.example.com/token' },
    ];
    const taken = types.map((authentication) => ({ base_url: 'https://api.example.com', endpoints, authentication, settings, api_mappings: {} }));
    for (const entry of taken) expect(() => parseApiConfig(entry, 'entry')).not.toThrow();
    const known = (key: string) => taken.some((entry) => at(entry, key) !== undefined) || at(bare, key) !== undefined;
    expect(configKeys.filter((key) => !known(key))).toEqual([]);
  });
});

it('the examples of the configuration are valid', () => {
  const entries = jsonBlocks('docs/import.md').filter((block) => JSON.stringify(block).includes('base_url'));
  expect(entries.length).toBe(1);
  for (const entry of entries) for (const config of Object.values(entry as object)) expect(() => parseApiConfig(config, 'docs/import.md')).not.toThrow();
});

it('the example of a template is valid', () => {
  const templates = jsonBlocks('docs/templates.md').filter((block) => JSON.stringify(block).includes('naturalKey'));
  expect(templates.length).toBe(1);
  for (const template of templates) expect(() => parseTemplate(template as object)).not.toThrow();
});

it('every workflow that can run is in the table of workflows', () => {
  const { n8n } = JSON.parse(read('package.json')) as { n8n: { nodes: string[] } };
  const registered = new Set(n8n.nodes.map((file) => /(\w+)\.node\.js$/.exec(file)?.[1]?.toLowerCase()));
  const runs = (file: string) => [...read(file).matchAll(/"n8n-nodes-tributary\.(\w+)"/g)].every(([, node = '']) => registered.has(node.toLowerCase()));
  const listed = tableRows(section('README.md', 'The workflows')).flatMap(([file = '']) => codeWords(file));
  expect([...listed].sort()).toEqual(filesBelow('workflows').filter((file) => file.endsWith('.json') && runs(file)).sort());
});

it('the options of npm start are those of --help', () => {
  const documented = tableRows(section('docs/import.md', 'Options')).flatMap(([option = '']) => /--[\w-]+/.exec(option)?.[0] ?? []);
  const real = [...USAGE.matchAll(/^ {2}(--[\w-]+)/gm)].map(([, option = '']) => option);
  expect([...documented].sort()).toEqual([...real].sort());
});

describe.each(listTemplates().map(({ name }) => name))('the table of the template %s', (name) => {
  it('is the template', () => {
    const rows = tableRows(section('docs/templates.md', name)).map(([field = '', target = '', type = '', longest = '']) =>
      [codeWords(field)[0], codeWords(target)[0], type, longest]);
    const real = getTemplate(name).fields.map(({ field, target, type, required, maxLength }) =>
      [field, target, required ? `${type}, required` : type, maxLength?.toLocaleString('en') ?? '']);
    expect(rows).toEqual(real);
  });
});
