import { graphql } from '../graphql.ts';

export const ViewParts = graphql(`
  fragment ViewParts on SavedView @_unmask {
    id subject name nameEn nameAr query audience department { id name } author authorId pinned keeps version count { query count more }
  }
`);

/** The views of a list, and how many rows the standing ones have. */
export const Views = graphql(
  `
  query Views($subject: String!, $queries: [String!]!) {
    savedViews(subject: $subject) { ...ViewParts }
    viewCounts(subject: $subject, queries: $queries) { query count more }
  }
`,
  [ViewParts],
);

export const SavedViewById = graphql(
  `
  query SavedViewById($id: ID!) { savedView(id: $id) { ...ViewParts } }
`,
  [ViewParts],
);

export const ViewSharing = graphql(`
  query ViewSharing { viewSharing { audiences departments { id name } } }
`);

export const SaveView = graphql(
  `
  mutation SaveView($opId: ID!, $subject: String!, $input: SavedViewInput!) {
    saveView(opId: $opId, subject: $subject, input: $input) { view { ...ViewParts } userErrors { code message field } }
  }
`,
  [ViewParts],
);

export const ChangeView = graphql(
  `
  mutation ChangeView($opId: ID!, $id: ID!, $expectedVersion: Int!, $input: SavedViewInput!) {
    changeView(opId: $opId, id: $id, expectedVersion: $expectedVersion, input: $input) { view { ...ViewParts } userErrors { code message field } }
  }
`,
  [ViewParts],
);

export const RemoveView = graphql(`
  mutation RemoveView($opId: ID!, $id: ID!, $removed: Boolean!) {
    removeView(opId: $opId, id: $id, removed: $removed) { view { id version } userErrors { code message field } }
  }
`);

export const PlaceView = graphql(`
  mutation PlaceView($opId: ID!, $id: ID!, $pinned: Boolean!, $place: Int) {
    placeView(opId: $opId, id: $id, pinned: $pinned, place: $place) { view { id pinned } userErrors { code message field } }
  }
`);

/** Cases that are to be changed at once, and what cannot be done in each. */
export const ChosenCases = graphql(`
  query ChosenCases($verbs: [String!]!, $ids: [ID!], $filter: CasesFilter) {
    chosenCases(verbs: $verbs, ids: $ids, filter: $filter) { totalCount cases { id number title nature version led hindrances { verb why } } }
  }
`);

export const UnseenIn = graphql(`
  query UnseenIn($caseIds: [ID!]!) { unseen(caseIds: $caseIds) { caseId count texts } }
`);
