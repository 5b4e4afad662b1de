import { MUTATIONS } from './mutations';
import { QUERIES } from './root';

/** What graphql-js starts from, for queries and mutations alike: their fields share no name. */
export const rootValue = { ...QUERIES, ...MUTATIONS };
