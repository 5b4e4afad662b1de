import vm from 'node:vm';
import type { IWorkflowExecuteAdditionalData } from 'n8n-workflow';
import { messageOf } from '../message';

type StartRunnerTask = IWorkflowExecuteAdditionalData['startRunnerTask'];
type CodeContext = Parameters<StartRunnerTask>[3];

interface CodeSettings {
  readonly code: string;
  readonly nodeMode: 'runOnceForAllItems' | 'runOnceForEachItem';
  readonly chunk?: { readonly startIndex: number; readonly count: number };
}

/**
 * Runs a Code node's JavaScript in this process, in the place of n8n's task runner. Like there,
 * `require` is closed.
 */
export const runCodeTask: StartRunnerTask = async (_additionalData, jobType, settings, context) => {
  if (jobType !== 'javascript') return failed(new Error(`Code in ${jobType} needs an n8n server.`));
  try {
    return { ok: true, result: (await evaluate(settings as CodeSettings, context)) as never };
  } catch (error) {
    return failed(error);
  }
};

/** The Code node expects the message of whatever was thrown inside. */
function failed(error: unknown): { ok: false; error: never } {
  return { ok: false, error: new Error(messageOf(error)) as never };
}

async function evaluate(settings: CodeSettings, context: CodeContext): Promise<unknown> {
  const items = context.getInputData();
  if (settings.nodeMode === 'runOnceForAllItems') {
    return await evaluateOnce(settings.code, { ...context.getWorkflowDataProxy(0), items });
  }
  const { startIndex, count } = settings.chunk ?? { startIndex: 0, count: items.length };
  const results: unknown[] = [];
  for (let index = startIndex; index < startIndex + count; index += 1) {
    const names = { ...context.getWorkflowDataProxy(index), item: items[index] };
    const result = await evaluateOnce(settings.code, names);
    if (result !== null) results.push(toItem(result, index));
  }
  return results;
}

/** A Code node may return the item or only its JSON. */
function toItem(result: unknown, index: number): object {
  const item = typeof result === 'object' && result !== null && 'json' in result ? result : { json: result };
  return { ...item, pairedItem: { item: index } };
}

async function evaluateOnce(code: string, names: object): Promise<unknown> {
  const globals = { Buffer, URL, URLSearchParams, TextEncoder, TextDecoder, setTimeout, clearTimeout, atob, btoa, console: silent, require: closed };
  const result: unknown = await vm.runInNewContext(`(async () => {${code}\n})()`, { ...globals, ...names });
  // n8n's runner answers in JSON as well; this also trades the context's own Object and Array for ours.
  return JSON.parse(JSON.stringify(result ?? null));
}

const silent = { log: () => undefined, warn: () => undefined, error: () => undefined };

function closed(name: string): never {
  throw new Error(`Module '${name}' is disallowed`);
}
