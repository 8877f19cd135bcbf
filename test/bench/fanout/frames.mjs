// The frame of the board's feed as a schema of its own, for peers that are given one as text.
export const typeDefs = /* GraphQL */ `
  scalar DateTime
  type Somebody { id: ID! name: String! }
  type Card { id: ID! number: String! title: String! stage: String! band: String level: Int! version: Int! lead: Somebody dueAt: DateTime }
  type Entry { seq: Int! kind: String at: DateTime sentence: String hole: Boolean! caseId: ID actor: Somebody card: Card }
  type Frame { mode: String! epoch: Int! from: String to: String entries: [Entry!]! serverTime: DateTime! build: String! reason: String }
  type Query { hello: String! }
  type Subscription { feed(stream: String!): Frame! }
`;
