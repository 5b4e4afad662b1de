import { GraphQLError } from 'graphql';

/** A refusal in the vendor's words: `extensions.code` and what else belongs to it. */
export function refused(message: string, code: string, more: Readonly<Record<string, unknown>> = {}): GraphQLError {
  return new GraphQLError(message, { extensions: { code, ...more } });
}

export function accessDenied(field: string, scope: string): GraphQLError {
  const requiredAccess = `\`${scope}\` access scope.`;
  return refused(`Access denied for ${field} field. Required access: ${requiredAccess}`, 'ACCESS_DENIED', {
    documentation: 'https://shopify.dev/api/usage/access-scopes', requiredAccess,
  });
}

export const badRequest = (message: string): GraphQLError => refused(message, 'BAD_REQUEST');
