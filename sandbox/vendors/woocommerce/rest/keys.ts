import { createHash } from 'node:crypto';

export type Permission = 'read' | 'write' | 'read_write';

export interface ApiKey {
  readonly key: string;
  readonly secret: string;
  readonly permissions: Permission;
  /** Whose key it is: an administrator sees everything, a customer next to nothing. */
  readonly role: 'administrator' | 'customer';
  /** OAuth nonces with the time they came. */
  readonly nonces: Map<string, number>;
}

/** The API keys of one site, as Settings > Advanced > REST API makes them. */
export class Keys {
  readonly readWrite: ApiKey;
  readonly readOnly: ApiKey;
  readonly writeOnly: ApiKey;
  readonly powerless: ApiKey;

  constructor(private readonly site: string) {
    this.readWrite = this.make('read_write', 'administrator', 'a');
    this.readOnly = this.make('read', 'administrator', 'b');
    this.writeOnly = this.make('write', 'administrator', 'c');
    this.powerless = this.make('read_write', 'customer', 'd');
  }

  find(key: string): ApiKey | undefined {
    return [this.readWrite, this.readOnly, this.writeOnly, this.powerless].find((one) => one.key === key);
  }

  reset(): void {
    for (const one of [this.readWrite, this.readOnly, this.writeOnly, this.powerless]) one.nonces.clear();
  }

  private make(permissions: Permission, role: ApiKey['role'], salt: string): ApiKey {
    const hex = (kind: string) => createHash('sha1').update(`${kind} ${this.site} ${salt}`).digest('hex');
    return { key: `ck_${hex('key')}`, secret: `cs_${hex('secret')}`, permissions, role, nonces: new Map() };
  }
}
