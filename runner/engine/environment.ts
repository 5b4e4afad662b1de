import { randomBytes } from 'node:crypto';

/**
 * Sets what n8n-core reads from the environment at its first use. `folder` takes the place of the user's
 * own n8n folder, which is never touched. Call before n8n-core is imported.
 */
export function prepareEnvironment(folder: string): void {
  const { env } = process;
  env.N8N_USER_FOLDER = folder;
  env.N8N_ENCRYPTION_KEY = randomBytes(24).toString('base64');
  env.N8N_LOG_LEVEL = env.TRIBUTARY_DEBUG ? 'debug' : 'silent';
  // A person runs this on their own files; n8n's default would only allow ~/.n8n-files.
  env.N8N_RESTRICT_FILE_ACCESS_TO ??= '';
}
