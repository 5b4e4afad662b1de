/** The one place that pins the version of the Admin API. @see https://shopify.dev/docs/api/usage/versioning */
export const API_VERSION = '2026-10';
