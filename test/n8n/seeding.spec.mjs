import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { seedWorkflows } from '../../scripts/editor/seed-workflows.mjs';

const workflow = (changes = {}) => ({ id: 'a', name: 'A', nodes: [{ name: 'N', parameters: { x: 1 } }], connections: {}, ...changes });

/** n8n's command line with a memory: what was imported is there until somebody changes it. */
class Shelf {
  workflows = new Map();
  imports = 0;

  async import(_kind, entries) {
    this.imports += entries.length > 0 ? 1 : 0;
    for (const entry of entries) this.workflows.set(entry.id, { active: false, isArchived: false, ...structuredClone(entry) });
  }

  async export() {
    return [...this.workflows.values()];
  }
}

async function seeded(shelf, record, workflows) {
  const told = [];
  await seedWorkflows({ cli: shelf, record, workflows, tell: (line) => told.push(line) });
  return told;
}

describe('the package’s workflows in an editor', () => {
  test('come once, and are not looked at again while the package stays the same', async () => {
    const shelf = new Shelf();
    const record = {};
    await seeded(shelf, record, [workflow()]);
    await seeded(shelf, record, [workflow()]);
    assert.equal(shelf.imports, 1);
  });

  test('are renewed when the package has a newer form and nobody touched them', async () => {
    const shelf = new Shelf();
    const record = {};
    await seeded(shelf, record, [workflow()]);
    await seeded(shelf, record, [workflow({ nodes: [{ name: 'N', parameters: { x: 2 } }] })]);
    assert.equal(shelf.workflows.get('a').nodes[0].parameters.x, 2);
  });

  for (const [how, change] of [
    ['edited', { nodes: [{ name: 'N', parameters: { x: 'mine' } }] }], ['renamed', { name: 'Mine' }], ['published', { active: true }], ['archived', { isArchived: true }],
  ]) {
    test(`stay as they are when a person ${how} them, and the person is told`, async () => {
      const shelf = new Shelf();
      const record = {};
      await seeded(shelf, record, [workflow()]);
      Object.assign(shelf.workflows.get('a'), change);
      const kept = structuredClone(shelf.workflows.get('a'));
      const told = await seeded(shelf, record, [workflow({ nodes: [{ name: 'N', parameters: { x: 2 } }] })]);
      assert.deepEqual(shelf.workflows.get('a'), kept);
      assert.match(told[0], /“A” has a newer form/);
    });
  }

  test('stay away when a person deleted them', async () => {
    const shelf = new Shelf();
    const record = {};
    await seeded(shelf, record, [workflow()]);
    shelf.workflows.clear();
    await seeded(shelf, record, [workflow()]);
    assert.equal(shelf.workflows.size, 0);
  });
});
