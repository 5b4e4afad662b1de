import { n8nEnvironment } from '../editor/environment.mjs';

/** The environment of every n8n process of one cluster, less what each has for itself. */
export function queueEnvironment({ root, places, node, record, postgresUrl, redisUrl, webhookUrl }) {
  const { N8N_PORT, N8N_RUNNERS_BROKER_PORT, ...common } = n8nEnvironment({ root, places, node, port: 0, brokerPort: 0 });
  return {
    ...common,
    ...databaseOf(new URL(postgresUrl)),
    ...redisOf(new URL(redisUrl)),
    EXECUTIONS_MODE: 'queue',
    N8N_ENCRYPTION_KEY: record.encryptionKey,
    // Where production webhooks are answered, for the addresses that n8n writes.
    WEBHOOK_URL: webhookUrl,
    N8N_DISABLE_PRODUCTION_MAIN_PROCESS: 'true',
    OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
  };
}

function databaseOf({ hostname, port, pathname, username, password, searchParams }) {
  const encrypted = !['disable', 'allow', 'prefer', null].includes(searchParams.get('sslmode'));
  return {
    DB_TYPE: 'postgresdb',
    DB_POSTGRESDB_HOST: hostname,
    DB_POSTGRESDB_PORT: port || '5432',
    DB_POSTGRESDB_DATABASE: decodeURIComponent(pathname.slice(1)) || decodeURIComponent(username),
    DB_POSTGRESDB_USER: decodeURIComponent(username),
    DB_POSTGRESDB_PASSWORD: decodeURIComponent(password),
    ...(encrypted && { DB_POSTGRESDB_SSL_ENABLED: 'true' }),
  };
}

function redisOf({ protocol, hostname, port, username, password, pathname }) {
  return {
    QUEUE_BULL_REDIS_HOST: hostname,
    QUEUE_BULL_REDIS_PORT: port || '6379',
    QUEUE_BULL_REDIS_DB: pathname.slice(1) || '0',
    ...(username && { QUEUE_BULL_REDIS_USERNAME: decodeURIComponent(username) }),
    ...(password && { QUEUE_BULL_REDIS_PASSWORD: decodeURIComponent(password) }),
    ...(protocol === 'rediss:' && { QUEUE_BULL_REDIS_TLS: 'true' }),
  };
}
