import { GraphQLError, type GraphQLScalarType } from 'graphql';
import { GraphQLISODateTime } from 'type-graphql';

/** Between these lies every instant that is taken from outside: of a mistyped year nobody could reckon working time, and a date that is not there is asked for again at once. */
const taken = { from: Date.UTC(1900, 0), until: Date.UTC(2101, 0) };

/** Makes the type by which dates come in refuse what lies outside; the way out is as it was. */
export const boundInstants = (): void => {
  const scalar: GraphQLScalarType<Date, string> = GraphQLISODateTime;
  const { parseValue, parseLiteral } = plain;
  scalar.parseValue = (value) => within(parseValue(value));
  scalar.parseLiteral = (node, variables) => within(parseLiteral(node, variables));
};

const plain = { parseValue: GraphQLISODateTime.parseValue, parseLiteral: GraphQLISODateTime.parseLiteral };

const within = (at: Date): Date => {
  if (!(at.getTime() >= taken.from && at.getTime() < taken.until)) throw new GraphQLError('DateTimeISO lies outside of what is taken.');
  return at;
};
