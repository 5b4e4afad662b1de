import fs from 'node:fs';
import path from 'node:path';

/**
 * Where everything of one editor lies. n8n keeps its database, key and community nodes in `n8n`; `files` is the
 * folder that the imported workflows read from and write to.
 */
export function placesIn(state) {
  return {
    state,
    n8n: path.join(state, '.n8n'),
    files: path.join(state, 'files'),
    logs: path.join(state, 'logs'),
    record: path.join(state, 'editor.json'),
    running: path.join(state, 'running.json'),
    customers: path.join(state, 'sandbox-customers.jsonl'),
  };
}

/** n8n's environment: reachable from this machine only, telling nobody, keeping everything in the state folder. */
export function n8nEnvironment({ root, places, node, port, brokerPort }) {
  return {
    GENERIC_TIMEZONE: Intl.DateTimeFormat().resolvedOptions().timeZone,
    ...process.env,
    // n8n starts its task runner as plain `node`.
    PATH: [path.dirname(node), process.env.PATH].join(path.delimiter),
    NODE_ENV: 'production',
    N8N_USER_FOLDER: places.state,
    N8N_LISTEN_ADDRESS: '127.0.0.1',
    N8N_PORT: String(port),
    N8N_RUNNERS_BROKER_PORT: String(brokerPort),
    N8N_RESTRICT_FILE_ACCESS_TO: [places.files, path.join(root, 'samples')].map(real).join(';'),
    N8N_SECURE_COOKIE: 'false',
    N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS: 'true',
    N8N_DIAGNOSTICS_ENABLED: 'false',
    N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
    N8N_TEMPLATES_ENABLED: 'false',
    // Else it asks n8n's servers for a list of nodes to offer.
    N8N_VERIFIED_PACKAGES_ENABLED: 'false',
    N8N_PERSONALIZATION_ENABLED: 'false',
    // An assistant without a model behind it would be the first page a person sees.
    N8N_DISABLED_MODULES: 'instance-ai',
    N8N_HIRING_BANNER_ENABLED: 'false',
  };
}

function real(folder) {
  return fs.existsSync(folder) ? fs.realpathSync(folder) : folder;
}
