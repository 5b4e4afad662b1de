import path from 'node:path';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { z } from 'zod';
import { UsageProblem } from '../problem';
import { resolveEnvironment } from './environmentValues';
import { readJson } from './jsonFile';

const shape = z.record(z.record(z.unknown()));

export type Credentials = Readonly<Record<string, ICredentialDataDecryptedObject>>;

/**
 * Reads `{"<credential name, id or type>": {…fields…}}`. Values `env:NAME` come from the environment.
 * @throws UsageProblem that names file and variable, never a value.
 */
export function readCredentials(file: string, env: NodeJS.ProcessEnv = process.env): Credentials {
  const parsed = shape.safeParse(readJson(file));
  if (!parsed.success) {
    throw new UsageProblem(`${file} must hold {"credential name, id or type": {…fields…}} for every credential.`);
  }
  return resolveEnvironment(parsed.data, path.basename(file), env) as Credentials;
}
