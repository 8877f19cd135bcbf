import { initGraphQLTada } from 'gql.tada';
import type { introspection } from './graphql-env.d.ts';

/** Typed documents over the emitted schema: what a document selects is what its result's type says. */
export const graphql = initGraphQLTada<{ introspection: introspection; scalars: { DateTimeISO: string; ID: string } }>();
