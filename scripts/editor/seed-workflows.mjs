import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/** Where n8n's Docker image keeps files; the workflows name it, since most people run that image. */
const IMAGE_FILES = '/home/node/.n8n-files';

/** The package's workflows as this editor takes them: their files lie in its own folder. */
export function packagedWorkflows(root, files) {
  const folder = path.join(root, 'workflows');
  const here = JSON.stringify(files.replaceAll('\\', '/')).slice(1, -1);
  return fs.readdirSync(folder).filter((name) => name.endsWith('.json')).sort()
    .map((name) => JSON.parse(fs.readFileSync(path.join(folder, name), 'utf8').replaceAll(IMAGE_FILES, here)));
}

/**
 * Gives the editor each workflow of the package once, and again when the package has a newer one, unless a person
 * has changed, published or archived theirs: that one stays. A deleted workflow does not come back by itself.
 */
export async function seedWorkflows({ cli, record, workflows, tell }) {
  record.workflows ??= {};
  const news = workflows.filter((workflow) => record.workflows[workflow.id] !== fingerprint(workflow));
  if (news.length === 0) return;
  const present = news.some(({ id }) => record.workflows[id]) ? await cli.export('workflow') : [];
  const isOwn = ({ id }) => {
    const found = present.find((workflow) => workflow.id === id);
    return found !== undefined && (found.active || found.isArchived || fingerprint(found) !== record.workflows[id]);
  };
  for (const workflow of news.filter(isOwn)) tell(`The workflow “${workflow.name}” has a newer form in the package. Yours stays; delete it to get the new one.`);
  const wanted = news.filter((workflow) => !isOwn(workflow));
  await cli.import('workflow', wanted);
  for (const workflow of wanted) record.workflows[workflow.id] = fingerprint(workflow);
}

/** Of what a person can edit and n8n does not change by itself. */
function fingerprint({ name, nodes, connections }) {
  return createHash('sha256').update(JSON.stringify(sorted({ name, nodes, connections }))).digest('hex');
}

function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])]));
}
