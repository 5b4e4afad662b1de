import path from 'node:path';

/**
 * Registers the clients of a trial, with the sandbox's stores, in the warehouse that a new editor was just given, so
 * that its client workflows have somebody to work for. Only ever once: from then on the clients are the user's own.
 */
export async function seedClients({ root, places, credentials, warehouse }) {
  const { registerTrialClients } = await import(path.join(root, 'dist', 'runner', 'cli', 'sandboxClients.js'));
  // Where the Warehouse credential leads when its folder is left empty.
  const folder = path.join(places.n8n, 'tributary', 'warehouse');
  const trial = await registerTrialClients(credentials, { ...warehouse, data: { ...warehouse.data, folder } }, 'npm run editor');
  await trial.close();
}
