import { readFileSync } from 'node:fs';
import { buildSchema, Kind, parse, typeFromAST, type GraphQLInputType, type OperationTypeNode } from 'graphql';
import trusted from '../../schema/trusted.json' with { type: 'json' };

const schema = buildSchema(readFileSync(new URL('../../schema/schema.graphql', import.meta.url), 'utf8'));

/** A document of the house's own, and what it asks to be given. */
export interface Asked { readonly name: string; readonly does: `${OperationTypeNode}`; readonly text: string; readonly inputs: readonly { readonly name: string; readonly type: GraphQLInputType }[] }

/** Every document that browsers send. */
export const documents: readonly Asked[] = Object.values(trusted as Record<string, string>).flatMap((text) => {
  const [operation] = parse(text).definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
  if (!operation) return [];
  return [{ name: operation.name!.value, does: operation.operation, text, inputs: (operation.variableDefinitions ?? []).map(({ variable, type }) => ({ name: variable.name.value, type: typeFromAST(schema, type as never) as GraphQLInputType })) }];
});
