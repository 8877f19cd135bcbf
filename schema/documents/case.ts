import { graphql } from '../graphql.ts';

export const CaseById = graphql(`
  query CaseById($id: ID!) {
    case(id: $id) { id number title nature stage stageSaid version }
  }
`);
