import { Field, Int, ObjectType, type MiddlewareFn, type ClassType } from 'type-graphql';
import type { Context } from './context.ts';
import { bilingual, exceptional, NotFound, Refused, refusalsIn } from './problem.ts';

@ObjectType({ description: 'A refusal that was foreseen: nothing has changed, and nothing typed is lost.' })
export class UserError {
  @Field(() => String, { description: "Stable code, as in 'case.closed'." }) code!: string;
  @Field(() => String, { description: "The sentence, in the reader's language." }) message!: string;
  @Field(() => [String], { nullable: true, description: 'Path of the input that has to change.' }) field?: readonly string[] | undefined;
}

const answers = new Map<string, string>();

/**
 * The answer of a mutation: the noun under its own name, what was refused, and the place of the entry in its stream.
 * The verb returns the noun; the middleware below puts it here.
 */
export const answerOf = <T extends object>(field: string, noun: () => ClassType<T>, name = `${field.charAt(0).toUpperCase()}${field.slice(1)}Answer`): ClassType<object> => {
  class Answer {}
  Object.defineProperty(Answer, 'name', { value: name });
  const described = (type: () => unknown, key: string, description: string, nullable: boolean) => Field(type as never, { nullable, description })(Answer.prototype, key);
  ObjectType(name, { description: `What came of a change to a ${field}.` })(Answer);
  described(noun, field, 'What was changed; null where it was refused.', true);
  described(() => [UserError], 'userErrors', 'Why it was refused; empty where it was done.', false);
  described(() => Int, 'seq', "The entry's place in its stream, so that a client matches its own write.", true);
  answers.set(name, field);
  return Answer;
};

const references = new WeakSet<object>();

/** What is left of an answer for whoever does not see the thing itself: `told` of it, and nothing more. Every other field is answered as one that is not there. */
export const onlyReference = <T extends object>(noun: { readonly prototype: T }, told: Partial<T>): T => {
  const reference = Object.assign(Object.create(noun.prototype) as T, told);
  references.add(reference);
  return reference;
};

/** Wraps what a verb returns, and turns a foreseen refusal into data. */
export const refusalsAsData: MiddlewareFn<Context> = async ({ root, info, context }, next) => {
  if (typeof root === 'object' && root && references.has(root as object) && !Object.hasOwn(root as object, info.fieldName)) throw exceptional('NOT_FOUND', bilingual(NotFound));
  if (info.parentType.name !== 'Mutation') return next();
  const name = info.returnType.toString().replace('!', '');
  const field = answers.get(name);
  if (!field) return next();
  context.request.wrote = undefined;
  context.request.verb = info.fieldName;
  try {
    const result: unknown = await next();
    return { [field]: result, userErrors: [], seq: context.request.wrote ?? null };
  } catch (error) {
    const refused = refusalsIn(error);
    if (!refused) throw error;
    if (!(error instanceof Refused || error instanceof AggregateError)) context.house.log.warn('The database could not take what was asked.', { requestId: context.request.id, error });
    return { [field]: null, seq: null, userErrors: refused.map((one) => ({ code: one.code, message: one.in(context.language), field: one.field })) };
  }
};
