import type { z } from 'zod';

/** A GraphQL document with the shape of what it gives. */
export interface Operation<Answer extends z.ZodTypeAny = z.ZodTypeAny> {
  /** For metrics and errors: `orders.getMany`. */
  readonly name: string;
  readonly kind: 'query' | 'mutation';
  readonly text: string;
  readonly answer: Answer;
  /** Of a mutation: whether it may be sent again when its fate is unknown. */
  readonly repeatable?: boolean;
}

export function query<Answer extends z.ZodTypeAny>(name: string, text: string, answer: Answer): Operation<Answer> {
  return { name, kind: 'query', text, answer };
}

export function mutation<Answer extends z.ZodTypeAny>(name: string, text: string, answer: Answer, repeatable = false): Operation<Answer> {
  return { name, kind: 'mutation', text, answer, repeatable };
}
