import { UsageProblem } from '../problem';

const PREFIX = 'env:';

/**
 * A copy of JSON data with every text `env:NAME` replaced by that environment variable.
 * @throws UsageProblem naming the variable that is not set and where it is used (`place.key.key`).
 */
export function resolveEnvironment(value: unknown, place: string, env: NodeJS.ProcessEnv): unknown {
  if (typeof value === 'string') return value.startsWith(PREFIX) ? lookUp(value.slice(PREFIX.length), place, env) : value;
  if (Array.isArray(value)) return value.map((part, index) => resolveEnvironment(part, `${place}[${index}]`, env));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, resolveEnvironment(part, `${place}.${key}`, env)]),
  );
}

function lookUp(name: string, place: string, env: NodeJS.ProcessEnv): string {
  const found = env[name];
  if (found !== undefined && found !== '') return found;
  throw new UsageProblem(`The environment variable ${name} is not set; ${place} takes its value from it.`);
}
