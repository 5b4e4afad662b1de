import fs from 'node:fs';
import { messageOf } from '../message';
import { UsageProblem } from '../problem';

/** Reads a JSON file a person named. Errors tell the file, never its content. */
export function readJson(file: string): unknown {
  let content: string;
  try {
    content = fs.readFileSync(file, 'utf8');
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw new UsageProblem(missing ? `There is no file ${file}.` : `${file} cannot be read: ${messageOf(error)}`);
  }
  try {
    return JSON.parse(content.replace(/^\uFEFF/, ''));
  } catch (error) {
    const position = /position (\d+)/.exec(messageOf(error))?.[1];
    const line = position === undefined ? '' : `, line ${content.slice(0, Number(position)).split('\n').length}`;
    throw new UsageProblem(`${file}${line} is not valid JSON.`);
  }
}
