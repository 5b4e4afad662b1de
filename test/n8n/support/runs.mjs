import { parse } from 'flatted';
import { editorUrl } from './editor.mjs';

/** Runs a workflow as a click on “Execute workflow” does; resolves to its finished execution. */
export async function runByHand(rest, id, timeoutMs = 120_000) {
  const since = Date.now() - 1_000;
  const workflowData = await rest.get(`/rest/workflows/${id}`);
  const trigger = workflowData.nodes.find(({ type }) => type === 'n8n-nodes-base.manualTrigger');
  await rest.post(`/rest/workflows/${id}/run`, { workflowData, triggerToStartFrom: { name: trigger.name } });
  return finished(await rest.execution(id, since, timeoutMs));
}

/** An execution with what its nodes put out: `items(node, output)`. */
export function finished(execution) {
  const { resultData } = parse(execution.data);
  const items = (node, output = 0) => (resultData.runData[node] ?? []).flatMap(({ data }) => data?.main?.[output] ?? []);
  return { status: execution.status, mode: execution.mode, error: resultData.error?.message, items };
}

/** The text of a binary field, wherever n8n keeps it. */
export async function textOf(rest, { id, data }) {
  if (!id) return Buffer.from(data, 'base64').toString('utf8');
  const answer = await fetch(`${editorUrl}/rest/binary-data?id=${encodeURIComponent(id)}&action=download`, { headers: { cookie: rest.cookie } });
  if (!answer.ok) throw new Error(`The binary data answered ${answer.status}`);
  return await answer.text();
}
