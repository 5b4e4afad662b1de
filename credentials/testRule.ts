/** A rule of a credential test: what a person is told when the API answers with this status. */
export function status(value: number, message: string) {
  return { type: 'responseCode' as const, properties: { value, message } };
}
