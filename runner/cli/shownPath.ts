import path from 'node:path';

/** Relative to where the user is, unless that climbs out of there. */
export function shown(file: string): string {
  const relative = path.relative(process.cwd(), file);
  return relative.startsWith('..') ? file : relative;
}
