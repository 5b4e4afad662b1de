import fs from 'node:fs';
import path from 'node:path';

export const root = path.resolve(__dirname, '..', '..');

/** Every page a reader meets, relative to the project. */
export const pages = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', ...filesBelow('docs').filter((file) => file.endsWith('.md'))];

export function read(file: string): string {
  return fs.readFileSync(path.join(root, file), 'utf8');
}

export function filesBelow(folder: string): string[] {
  const entries = fs.readdirSync(path.join(root, folder), { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
}

/** A page without its code blocks, whose lines are no headings, links or tables. */
export function prose(page: string): string {
  return read(page).replace(/^```[\s\S]*?^```$/gm, '');
}

/** The rows below the headings of every table of a section, each as its cells. */
export function tableRows(markdown: string): string[][] {
  const lines = markdown.split('\n').filter((line) => line.startsWith('|'));
  const rows = lines.filter((line, index) => !isRule(line) && !isRule(lines[index + 1] ?? ''));
  return rows.map((line) => line.split(/(?<!\\)\|/).slice(1, -1).map((cell) => cell.trim()));
}

/** The part of a page from a heading to the next one of its level or above. */
export function section(page: string, heading: string): string {
  const lines = prose(page).split('\n');
  const from = lines.findIndex((line) => line.replace(/^#+ /, '') === heading && line.startsWith('#'));
  if (from < 0) throw new Error(`${page} has no heading “${heading}”.`);
  const level = /^#+/.exec(lines[from] ?? '')?.[0].length ?? 0;
  const length = lines.slice(from + 1).findIndex((line) => new RegExp(`^#{1,${level}} `).test(line));
  return lines.slice(from + 1, length < 0 ? undefined : from + 1 + length).join('\n');
}

export function codeWords(text: string): string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word);
}

function isRule(line: string): boolean {
  return /^\|[\s:|-]+\|$/.test(line);
}
