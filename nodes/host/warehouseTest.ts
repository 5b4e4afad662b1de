import type { ICredentialsDecrypted, ICredentialTestFunctions, INodeCredentialTestResult } from 'n8n-workflow';
import { accessOf } from './warehouse';

/** n8n's test of a Warehouse credential: opens it, makes it where there is none, and checks the keys. */
export async function warehouseTest(this: ICredentialTestFunctions, { data }: ICredentialsDecrypted): Promise<INodeCredentialTestResult> {
  try {
    const { options, keys } = await accessOf(this, data ?? {});
    const { openWarehouse } = await import('../../lib/warehouse');
    await (await openWarehouse(options)).close();
    if (keys.current !== '' || (keys.previous ?? []).length > 0) await (await import('../../lib/clients')).keyring(keys);
    return { status: 'OK', message: 'The warehouse is open.' };
  } catch (error) {
    return { status: 'Error', message: error instanceof Error ? error.message : String(error) };
  }
}
