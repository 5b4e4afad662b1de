import { messageOf } from '../message';

/** What ended a run: what happened, and what to do where that does not say it already. */
export function explain(thrown: unknown): string {
  const message = sentence(messageOf(thrown));
  const advice = description(thrown);
  const saysMore = /[.!?;]\s+\S/.test(message);
  return advice === '' || saysMore ? message : `${message} ${sentence(advice)}`;
}

/** The shipped configuration points at the sandbox's usual port; whoever meets nobody there has not started it. */
export function sandboxAdvice(message: string, baseUrl: string | undefined): string {
  if (baseUrl === undefined || !message.includes('ECONNREFUSED')) return '';
  const { hostname, port } = new URL(baseUrl);
  if (!['127.0.0.1', 'localhost', '[::1]'].includes(hostname)) return '';
  return ` If the sandbox is meant, start it first with “npm run sandbox -- --port ${port}”, or say --sandbox instead of --api.`;
}

function description(thrown: unknown): string {
  if (typeof thrown !== 'object' || thrown === null || !('description' in thrown)) return '';
  return typeof thrown.description === 'string' ? thrown.description.trim() : '';
}

function sentence(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  return /[.!?…)]$/.test(line) ? line : `${line}.`;
}
