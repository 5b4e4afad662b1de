import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readWorkflow, withSettings } from '../../../runner/cli/workflowFile';
import { chain, node } from '../engine/workflows';

const workflow = chain(
  node('My Node', 'set', { text: 'a', options: { size: 1, other: true } }),
  node('My Node.options', 'set', {}),
  node('Note', 'stickyNote', {}),
);

describe('--set', () => {
  const set = (target: string, value: string) => withSettings(workflow, [{ target, value }]).nodes;

  it('changes one parameter and keeps its neighbours', () => {
    expect(set('My Node.options.size', '50')[0]?.parameters).toEqual({ text: 'a', options: { size: 1, other: true } });
    expect(set('My Node.options.size', '50')[1]?.parameters).toEqual({ size: 50 });
    expect(set('My Node.text', 'b')[0]?.parameters).toEqual({ text: 'b', options: { size: 1, other: true } });
    expect(workflow.nodes[0]?.parameters.text).toBe('a');
  });

  it.each([
    ['50', 50], ['true', true], ['{"a":1}', { a: 1 }], ['plain text', 'plain text'], ['={{ $json.x }}', '={{ $json.x }}'], ['"50"', '50'],
  ])('takes %s for what it looks like', (text, value) => {
    expect(set('My Node.fresh', text)[0]?.parameters.fresh).toEqual(value);
  });

  it('does not reach into prototypes', () => {
    const [changed] = set('My Node.__proto__.polluted', 'yes');
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(Object.hasOwn(changed?.parameters ?? {}, '__proto__')).toBe(true);
  });

  it('lists the nodes when none is meant', () => {
    expect(() => set('Elsewhere.a', '1')).toThrow('it has My Node, My Node.options.');
  });
});

describe('a workflow file', () => {
  it.each([['[]'], ['{"nodes": []}'], ['{"connections": {}}'], ['{"nodes": [{"name": 1}], "connections": {}}']])('is refused as %s', (text) => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tributary-workflow-'));
    const file = path.join(folder, 'w.json');
    fs.writeFileSync(file, text);
    expect(() => readWorkflow(file)).toThrow('is not an n8n workflow');
    fs.rmSync(folder, { recursive: true });
  });
});
