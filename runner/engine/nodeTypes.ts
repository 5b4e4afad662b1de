import type { PackageDirectoryLoader } from 'n8n-core';
import { NodeHelpers } from 'n8n-workflow';
import type { ICredentialType, IDataObject, INodeType, INodeTypeDescription, INodeTypes, IVersionedNodeType } from 'n8n-workflow';
import { messageOf } from '../message';
import { UsageProblem } from '../problem';
import { MissingPackage, unloadable } from './unloadable';

/** The node and credential types of the loaded packages, found by n8n's own loaders. */
export class LoadedNodeTypes implements INodeTypes {
  private readonly packages = new Map<string, PackageDirectoryLoader>();

  add(loader: PackageDirectoryLoader): void {
    this.packages.set(loader.packageName, loader);
  }

  /** Whether the type (`package.node`) can be used. */
  has(type: string): boolean {
    const { loader, name } = this.split(type);
    return loader !== undefined && name in loader.known.nodes;
  }

  getByName(type: string): INodeType | IVersionedNodeType {
    const { loader, name } = this.split(type);
    if (!loader || !(name in loader.known.nodes)) {
      throw new UsageProblem(`The node type “${type}” is not installed.`);
    }
    try {
      return loader.getNode(name).type;
    } catch (error) {
      throw withMissingPackage(type, error);
    }
  }

  getByNameAndVersion(type: string, version?: number): INodeType {
    try {
      return NodeHelpers.getVersionedNodeType(this.getByName(type), version);
    } catch (error) {
      const description = error instanceof MissingPackage ? this.describe(type, version) : undefined;
      if (!description) throw error;
      return unloadable(description, error as MissingPackage);
    }
  }

  getKnownTypes(): IDataObject {
    return {};
  }

  credentialType(name: string): ICredentialType {
    for (const loader of this.packages.values()) {
      if (name in loader.known.credentials) return loader.getCredential(name).type;
    }
    throw new UsageProblem(`The credential type “${name}” is not installed.`);
  }

  /** From the package's list of types, which needs none of their code. */
  private describe(type: string, version: number | undefined): INodeTypeDescription | undefined {
    const { loader, name } = this.split(type);
    const versions = loader?.types.nodes.filter((node) => node.name === name) ?? [];
    return versions.find((node) => version !== undefined && [node.version].flat().includes(version)) ?? versions[0];
  }

  private split(type: string): { loader: PackageDirectoryLoader | undefined; name: string } {
    const dot = type.lastIndexOf('.');
    return { loader: this.packages.get(type.slice(0, dot)), name: type.slice(dot + 1) };
  }
}

function withMissingPackage(type: string, error: unknown): unknown {
  const missing = /Cannot find module '([^'.][^']*)'/.exec(messageOf(error))?.[1];
  return missing ? new MissingPackage(type, missing) : error;
}
