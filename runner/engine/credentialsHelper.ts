import { ICredentialsHelper, NodeHelpers, isExpression } from 'n8n-workflow';
import type {
  IAuthenticateGeneric, ICredentialDataDecryptedObject, ICredentials, IHttpRequestHelper, IHttpRequestOptions,
  INode, INodeCredentialsDetails, INodeProperties, IRequestOptionsSimplified, IWorkflowExecuteAdditionalData, Workflow,
} from 'n8n-workflow';
import type { CredentialStore } from './credentialStore';
import type { LoadedNodeTypes } from './nodeTypes';

type RequestOptions = IHttpRequestOptions | IRequestOptionsSimplified;

/** What n8n's server does for a node's credentials, over a store in memory. */
export class MemoryCredentialsHelper extends ICredentialsHelper {
  constructor(
    private readonly nodeTypes: LoadedNodeTypes,
    private readonly store: CredentialStore,
  ) {
    super();
  }

  getParentTypes(name: string): string[] {
    const parents = this.nodeTypes.credentialType(name).extends ?? [];
    return [...parents, ...parents.flatMap((parent) => this.getParentTypes(parent))];
  }

  isCredentialUsableByNode(): boolean {
    return true;
  }

  getCredentialsProperties(name: string): INodeProperties[] {
    const types = [...this.getParentTypes(name), name];
    return types.flatMap((type) => this.nodeTypes.credentialType(type).properties);
  }

  async getDecrypted(
    _additionalData: IWorkflowExecuteAdditionalData, reference: INodeCredentialsDetails, type: string,
  ): Promise<ICredentialDataDecryptedObject> {
    const given = { ...this.store.get(reference, type) };
    const withDefaults = NodeHelpers.getNodeParameters(
      this.getCredentialsProperties(type), given as never, true, false, null, null,
    );
    return (withDefaults ?? given) as ICredentialDataDecryptedObject;
  }

  async getCredentials(): Promise<ICredentials> {
    throw new Error('Encrypted credentials do not exist outside an n8n server.');
  }

  async updateCredentials(
    reference: INodeCredentialsDetails, type: string, data: ICredentialDataDecryptedObject,
  ): Promise<void> {
    this.store.update(reference, type, data);
  }

  async updateCredentialsOauthTokenData(
    reference: INodeCredentialsDetails, type: string, data: ICredentialDataDecryptedObject,
  ): Promise<void> {
    this.store.update(reference, type, data);
  }

  async authenticate(
    credentials: ICredentialDataDecryptedObject, type: string, options: RequestOptions, workflow?: Workflow, node?: INode,
  ): Promise<IHttpRequestOptions> {
    const { authenticate } = this.nodeTypes.credentialType(type);
    const request = options as IHttpRequestOptions;
    if (!authenticate) return request;
    if (typeof authenticate === 'function') return await authenticate(credentials, request);
    return applyGeneric(authenticate, credentials, request, workflow, node);
  }

  async preAuthentication(
    helpers: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject, type: string, node: INode, expired: boolean,
  ): Promise<ICredentialDataDecryptedObject | undefined> {
    const token = this.nodeTypes.credentialType(type).properties
      .find((property) => property.type === 'hidden' && property.typeOptions?.expirable === true);
    if (!token || !(credentials[token.name] === '' || expired)) return undefined;

    const obtained = await this.runPreAuthentication(helpers, credentials, type);
    const reference = node.credentials?.[type];
    if (!obtained || !reference) return undefined;
    this.store.update(reference, type, obtained);
    return Object.assign(credentials, obtained);
  }

  async runPreAuthentication(
    helpers: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject, type: string,
  ): Promise<ICredentialDataDecryptedObject | undefined> {
    const { preAuthentication } = this.nodeTypes.credentialType(type);
    return (await preAuthentication?.call(helpers, credentials)) as ICredentialDataDecryptedObject | undefined;
  }
}

/** `authenticate: { type: 'generic' }`: headers, query, body and auth whose texts may name `$credentials`. */
function applyGeneric(
  generic: IAuthenticateGeneric, credentials: ICredentialDataDecryptedObject, request: IHttpRequestOptions,
  workflow?: Workflow, node?: INode,
): IHttpRequestOptions {
  const resolve = (value: unknown): unknown => {
    if (!isExpression(value) || !workflow || !node) return value;
    const keys = { $credentials: credentials } as never;
    return workflow.expression.getSimpleParameterValue(node, value, 'internal', keys, undefined, '') ?? '';
  };
  const result: Record<string, unknown> = { ...request };
  for (const [part, entries] of Object.entries(generic.properties)) {
    const resolved = Object.entries(entries ?? {}).map(([key, value]) => [String(resolve(key)), resolve(value)]);
    result[part] = { ...(result[part] as object | undefined), ...Object.fromEntries(resolved) };
  }
  return result as unknown as IHttpRequestOptions;
}
