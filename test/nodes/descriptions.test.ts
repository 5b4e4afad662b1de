import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';
import { CustomerApi as CustomerApiCredential } from '../../credentials/CustomerApi.credentials';
import { nodeTypes, projectRoot } from './nodeRun';

const manifest = JSON.parse(fs.readFileSync(path.join(projectRoot, 'package.json'), 'utf8')) as {
  n8n: { nodes: string[]; credentials: string[] };
};
const nodes = [...nodeTypes.values()].map((type) => ({ name: type.constructor.name, type, description: type.description }));

/** Every parameter, also those inside collections. */
function flat(properties: readonly INodeProperties[]): INodeProperties[] {
  return properties.flatMap((property) => {
    const inner = (property.options ?? []).flatMap((option) => {
      if ('values' in option) return flat((option as INodePropertyCollection).values);
      return 'displayName' in option && 'type' in option ? flat([option as INodeProperties]) : [];
    });
    return [property, ...inner];
  });
}

function choices(property: INodeProperties): INodePropertyOptions[] {
  return property.type === 'options' ? ((property.options ?? []) as INodePropertyOptions[]) : [];
}

describe.each(nodes)('the node $name', ({ name, type, description }) => {
  const folder = path.join(projectRoot, 'nodes', name);
  const properties = flat(description.properties);

  it('is named after its file and listed in the package', () => {
    expect(fs.existsSync(path.join(folder, `${name}.node.ts`))).toBe(true);
    expect(manifest.n8n.nodes).toContain(`dist/nodes/${name}/${name}.node.js`);
    expect(description.name).toBe(name[0]?.toLowerCase() + name.slice(1));
    expect(description.version).toBe(1);
  });

  it('explains every parameter and every choice to a stranger', () => {
    const silent = properties.filter((property) => property.type !== 'notice' && !property.description);
    expect(silent.map((property) => property.name)).toEqual([]);
    const unexplained = properties.flatMap(choices).filter((choice) => !choice.description);
    expect(unexplained.map((choice) => choice.name)).toEqual([]);
  });

  it('speaks of “an order”', () => {
    const texts = properties.flatMap((property) => [property.description, ...choices(property).flatMap(({ action, description: said }) => [action, said])]);
    expect(texts.filter((text) => /\ba (order|item|account|entry|address|e-?mail|article|inventory)/i.test(text ?? ''))).toEqual([]);
  });

  it('has a light and a dark icon that differ', () => {
    const { light, dark } = description.icon as { light: string; dark: string };
    const read = (icon: string) => fs.readFileSync(path.join(folder, icon.replace('file:', '')), 'utf8');
    expect(read(light)).toMatch(/^<svg /);
    expect(read(dark)).toMatch(/^<svg /);
    expect(read(dark)).not.toBe(read(light));
  });

  it('has a codex that finds it by synonyms', () => {
    const codex = JSON.parse(fs.readFileSync(path.join(folder, `${name}.node.json`), 'utf8')) as { alias: string[]; categories: string[] };
    expect(codex).toMatchObject({ node: `n8n-nodes-tributary.${description.name}`, nodeVersion: '1.0', codexVersion: '1.0' });
    expect(codex.alias.length).toBeGreaterThan(5);
    expect(codex.categories).toContain('Data & Storage');
  });

  it('names as many outputs as it has', () => {
    const outputs = description.outputs as unknown[];
    expect(description.outputNames?.length ?? 1).toBe(outputs.length);
  });

  it('has a loader behind every dynamic list', () => {
    const loaders = properties.map((property) => property.typeOptions?.loadOptionsMethod).filter((loader) => loader !== undefined);
    const known = Object.keys(type.methods?.loadOptions ?? {});
    expect(loaders.filter((loader) => !known.includes(loader as string))).toEqual([]);
  });

  it('shows only fields whose conditions name existing parameters', () => {
    const names = new Set(properties.map((property) => property.name));
    const conditions = properties.flatMap((property) => Object.keys(property.displayOptions?.show ?? {}));
    expect(conditions.filter((condition) => !names.has(condition))).toEqual([]);
  });
});

describe('the credential Customer API', () => {
  const credential = new CustomerApiCredential();

  it('is listed in the package and used by two nodes', () => {
    expect(manifest.n8n.credentials).toContain('dist/credentials/CustomerApi.credentials.js');
    const users = nodes.filter(({ description }) => description.credentials?.some((entry) => entry.name === credential.name));
    expect(users.map(({ name }) => name).sort()).toEqual(['CustomerApi', 'CustomerImport']);
  });

  it('hides every secret and explains every field', () => {
    const secrets = ['bearerToken', 'apiKey', 'password', 'clientSecret', 'accessToken'];
    const masked = credential.properties.filter((property) => property.typeOptions?.password).map((property) => property.name);
    expect(masked.sort()).toEqual(secrets.sort());
    expect(credential.properties.filter((property) => property.type !== 'hidden' && !property.description)).toEqual([]);
  });
});

describe('loading the package', () => {
  it('costs no library beyond what n8n has loaded anyway', () => {
    const files = [...manifest.n8n.nodes, ...manifest.n8n.credentials].map((file) => path.join(projectRoot, file));
    const script = `
      require('n8n-workflow');
      const before = new Set(Object.keys(require.cache));
      for (const file of ${JSON.stringify(files)}) require(file);
      console.log(JSON.stringify(Object.keys(require.cache).filter((file) => !before.has(file))));`;
    const loaded = JSON.parse(execFileSync(process.execPath, ['-e', script], { encoding: 'utf8', cwd: projectRoot })) as string[];
    expect(loaded.length).toBeGreaterThan(files.length);
    expect(loaded.filter((file) => file.includes('node_modules'))).toEqual([]);
  });
});
