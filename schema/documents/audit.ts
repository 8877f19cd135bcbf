import { graphql } from '../graphql.ts';

export const Clauses = graphql(`
  query Clauses { clauses { clause title proof entries recent lastAt weak kinds } }
`);

export const EvidenceFor = graphql(`
  query EvidenceFor($clause: String!, $first: Int!, $before: String) {
    evidenceFor(clause: $clause, first: $first, before: $before) {
      entry { seq position hole kind at happenedAt sentence actor { id name } subjectType subjectId caseId }
      number action
    }
  }
`);

export const NoteExport = graphql(`
  mutation NoteExport($opId: ID!, $what: String!, $rows: Int!, $about: String) {
    noteExport(opId: $opId, what: $what, rows: $rows, about: $about) { seq userErrors { code message field } }
  }
`);
