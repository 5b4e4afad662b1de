import type { Icon, ICredentialType } from 'n8n-workflow';
import { warehouseApiProperties } from './warehouseApi/properties';

/** Where the warehouse is kept, and the key that seals what clients entrust to it. Tested by the nodes that use it. */
export class WarehouseApi implements ICredentialType {
  name = 'warehouseApi';

  // eslint-disable-next-line n8n-nodes-base/cred-class-field-display-name-missing-api -- it leads to a database
  displayName = 'Warehouse';

  documentationUrl = 'https://github.com/tributary-data/n8n-nodes-tributary#warehouse-credential';

  icon: Icon = { light: 'file:../icons/warehouse.svg', dark: 'file:../icons/warehouse.dark.svg' };

  properties = warehouseApiProperties;
}
