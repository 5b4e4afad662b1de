import { messageOf } from '../message';

/** What ended a run, in a sentence or two: what happened, then what to do. */
export function explain(thrown: unknown): string {
  const message = sentence(messageOf(thrown));
  const advice = description(thrown);
  return advice === '' || message.includes(advice) ? message : `${message} ${sentence(advice)}`;
}

function description(thrown: unknown): string {
  if (typeof thrown !== 'object' || thrown === null || !('description' in thrown)) return '';
  return typeof thrown.description === 'string' ? thrown.description.trim() : '';
}

function sentence(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  return /[.!?…]$/.test(line) ? line : `${line}.`;
}
