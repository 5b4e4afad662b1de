import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { nodes } from './support/editor.mjs';
import { signIn } from './support/rest.mjs';

let rest;
before(async () => { rest = await signIn(); });

for (const { name, type } of nodes.filter(({ name }) => ['Map Fields', 'Customer Import'].includes(name))) {
  test(`${name} lists the templates`, async () => {
    const templates = await rest.post('/rest/dynamic-node-parameters/options', {
      nodeTypeAndVersion: { name: type, version: 1 }, path: 'parameters.template', methodName: 'getTemplates', currentNodeParameters: { template: 'customer' },
    });
    const values = templates.map(({ value }) => value);
    for (const wanted of ['customer', 'salesforce', 'hubspot']) assert.ok(values.includes(wanted), `no ${wanted} among ${values.join(', ')}`);
    assert.ok(templates.every((template) => template.name && template.description), 'a template has no name or description');
  });
}
