import type { ICredentialDataDecryptedObject, INodeCredentialsDetails } from 'n8n-workflow';
import { UsageProblem } from '../problem';

/**
 * Credentials held in memory for one process, each under a credential's id, its name or its type.
 * A workflow's own credential is looked up in that order.
 */
export class CredentialStore {
  private readonly entries: Map<string, ICredentialDataDecryptedObject>;

  constructor(entries: Readonly<Record<string, ICredentialDataDecryptedObject>> = {}) {
    this.entries = new Map(Object.entries(entries));
  }

  has(reference: INodeCredentialsDetails, type: string): boolean {
    return this.keyOf(reference, type) !== undefined;
  }

  get(reference: INodeCredentialsDetails, type: string): ICredentialDataDecryptedObject {
    const key = this.keyOf(reference, type);
    const found = key === undefined ? undefined : this.entries.get(key);
    if (!found) {
      throw new UsageProblem(
        `The workflow needs the credential “${reference.name}” (${type}): give it in the --credentials file under that name.`,
      );
    }
    return found;
  }

  /** Keeps what a login returned, for the rest of the process. */
  update(reference: INodeCredentialsDetails, type: string, data: ICredentialDataDecryptedObject): void {
    const key = this.keyOf(reference, type) ?? reference.name;
    this.entries.set(key, { ...this.entries.get(key), ...data });
  }

  private keyOf(reference: INodeCredentialsDetails, type: string): string | undefined {
    return [reference.id, reference.name, type].find((key): key is string => typeof key === 'string' && this.entries.has(key));
  }
}
