import { ApolloServer, type GraphQLRequestContext } from '@apollo/server';
import { validate as check, type ValidationError } from 'class-validator';
import type { GraphQLError, GraphQLFormattedError, GraphQLSchema } from 'graphql';
import { AuthenticationError, AuthorizationError, buildSchemaSync, type AuthChecker, type NonEmptyArray, type ValidatorFn } from 'type-graphql';
import { refusalsAsData } from './answer.ts';
import { valueFault } from './coercion.ts';
import type { Actor, Context } from './context.ts';
import { boundInstants } from './instants.ts';
import { Exceptional, Malformed, mistaken, NoAddress, NoneOf, MoreThanNothing, NotANumber, NotWhole, type Refused, refusalsIn, Required, TooHigh, TooLong, TooLow, TooMany, Unknown, type Refusal } from './problem.ts';
import { shapeWhy, whyOf } from './shape.ts';
import type { Bilingual } from './words.ts';

/** Who may pass a door: stated at every query, mutation and subscription with `@Authorized`. The default is no. */
export type Door = 'anyone' | 'staff' | 'complainant' | 'reader' | 'wall' | 'quality' | 'auditor' | 'administrator';

const passes: AuthChecker<Context, Door> = ({ context: { actor, shared }, info: { parentType } }, doors) =>
  (shared || !beyondScope(actor.scopes, parentType.name)) && doors.some((door) => isAt(actor, door));

const isAt = (actor: Actor, door: Door): boolean => {
  if (door === 'anyone') return true;
  if (door === 'complainant') return actor.kind === 'complainant';
  if (door === 'staff') return actor.kind === 'person';
  if (door === 'wall') return actor.kind === 'wall';
  if (door === 'reader') return actor.kind === 'person' || actor.kind === 'wall';
  return actor.kind === 'person' && actor.roles.includes(door) && (door !== 'administrator' || actor.scopes === undefined || actor.scopes.includes('admin'));
};

/** The same answer for what is asked before the executor: may this reader ask here? */
export const mayAsk = (actor: Actor, door: Door): boolean => !beyondScope(actor.scopes, 'Query') && isAt(actor, door);

/** A token that may only read changes nothing; one that may not read sees nothing. */
const beyondScope = (scopes: readonly string[] | undefined, type: string): boolean =>
  scopes !== undefined && ((type === 'Mutation' && !scopes.includes('write') && !scopes.includes('admin')) || ((type === 'Query' || type === 'Subscription') && !scopes.includes('read')));

/** The schema of these resolvers, made once. Whether it is a valid one is asked by the first operation, once and for all: here it would double the time of a start. */
export const schemaOf = (resolvers: readonly Function[]): GraphQLSchema => {
  const known = schemas.get(resolvers);
  if (known) return known;
  boundInstants();
  const made = buildSchemaSync({ resolvers: resolvers as NonEmptyArray<Function>, authChecker: passes, validateFn, globalMiddlewares: [refusalsAsData], pubSub: none, skipCheck: true });
  schemas.set(resolvers, made);
  return made;
};

/** It holds nothing of the house that asks: where several stand in one process, they share it. */
const schemas = new WeakMap<readonly Function[], GraphQLSchema>();

/** Subscriptions are the hub's (journal/hub.ts); type-graphql insists on a way of its own. */
const none = {
  publish: () => undefined,
  subscribe: () => {
    throw new Error('Nothing is published here.');
  },
};

/** Checks decorated inputs; every fault names its field and none echoes what was typed. */
export const validateFn: ValidatorFn = async (value) => {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return;
  const faults = await check(value, { forbidUnknownValues: false, stopAtFirstError: true });
  if (faults.length) throw new AggregateError(faults.flatMap((fault) => refusalsOf(fault, [])), 'mistaken input');
};

/** What a rule that was broken comes to in words; `limit`: the number that the rule names, `values`: those that it allows. */
const reasons: Readonly<Record<string, Refusal<{ max?: number; limit?: number; values?: readonly string[] }>>> = {
  maxLength: TooLong, isIn: NoneOf, isEmail: NoAddress, min: TooLow, max: TooHigh, isNumber: NotANumber, isInt: NotWhole, isPositive: MoreThanNothing, arrayMaxSize: TooMany, isIso8601: shapeWhy('day'), isUuid: shapeWhy('id'),
};

const refusalsOf = (fault: ValidationError, path: readonly string[]): Refused[] => {
  const here = [...path, fault.property];
  const inner = (fault.children ?? []).flatMap((child) => refusalsOf(child, here));
  const [constraint] = Object.keys(fault.constraints ?? {});
  if (!constraint) return inner;
  const said = fault.constraints![constraint]!;
  const limit = Number(/(-?\d+(?:\.\d+)?)\D*$/.exec(said)?.[1] ?? 0);
  const values = /values: (.+)$/.exec(said)?.[1]?.split(/, */) ?? [];
  const missing = fault.value === '' || fault.value == null || constraint === 'isNotEmpty' || constraint === 'minLength';
  const why = missing ? Required : constraint === 'isIn' && !values.length ? Unknown : (whyOf(said) ?? reasons[constraint] ?? Malformed);
  return [mistaken(here.join('.'), why, { max: limit, limit, values }), ...inner];
};

/** The closed list of what goes wrong exceptionally. What is not in it is a bug: logged, and told only by its request id. */
export const formatError = (formatted: GraphQLFormattedError, error: unknown, context?: Context): GraphQLFormattedError => {
  const original = (error as { originalError?: unknown } | null)?.originalError ?? error;
  const said = (code: string, message: string, field?: readonly string[]): GraphQLFormattedError =>
    ({ message, ...(formatted.path ? { path: formatted.path } : {}), extensions: { code, requestId: context?.request.id, ...(field ? { field } : {}) } });
  const language = context?.language ?? 'en';
  const [first] = refusalsIn(original) ?? [];
  if (first && !(first === original || original instanceof AggregateError)) context?.house.log.warn('The database could not take what was asked.', { requestId: context.request.id, error: original });
  if (first) return said(first.code === 'not-found' ? 'NOT_FOUND' : first.code === 'not-permitted' ? 'FORBIDDEN' : 'REFUSED', first.in(language), first.field);
  if (original instanceof AuthenticationError || original instanceof AuthorizationError) return said(context?.actor.kind === 'anonymous' ? 'UNAUTHENTICATED' : 'FORBIDDEN', closed('FORBIDDEN', context));
  const code = String(formatted.extensions?.['code'] ?? '');
  if (original instanceof Exceptional) return said(code, original.in(language));
  // The executor's own word about a value that was sent; what it says of our answers is a bug of ours.
  if (code === 'BAD_USER_INPUT' || (isGraphQLError(original) && aboutValues.test(formatted.message))) {
    const fault = valueFault(formatted.message);
    return said('BAD_USER_INPUT', fault?.says[language] ?? closed('BAD_USER_INPUT', context), fault?.field);
  }
  if (isGraphQLError(original) && code !== 'INTERNAL_SERVER_ERROR') {
    const { message, extensions } = said(code || 'BAD_REQUEST', (misread[code] ?? misread.BAD_REQUEST)[language]);
    return { message, ...(formatted.locations ? { locations: formatted.locations } : {}), extensions: { ...extensions, detail: withoutEcho(original.message) } };
  }
  context?.house.log.error('A request failed unexpectedly.', { requestId: context.request.id, error: original });
  return said('INTERNAL', closed('INTERNAL', context));
};

/** As the executor begins what it says of values; it stops at fifty. */
const aboutValues = /^(?:Argument "|Variable "\$|Too many errors processing variables)/;

/** By its name: test runners load the package a second time, where `instanceof` would say no. */
const isGraphQLError = (error: unknown): error is GraphQLError => error instanceof Error && error.name === 'GraphQLError';

/** A document that cannot be carried out: a sentence for persons; in which words graphql-js says it, and where, stands beside it for developers. */
const misread: Readonly<Record<string, Bilingual>> & { readonly BAD_REQUEST: Bilingual } = {
  GRAPHQL_PARSE_FAILED: { en: 'The document cannot be read as GraphQL.', ar: 'تعذّرت قراءة الاستعلام بصيغة GraphQL.' },
  GRAPHQL_VALIDATION_FAILED: { en: 'The document asks for something that this API does not have, or in another form.', ar: 'يطلب الاستعلام ما لا توفره هذه الواجهة، أو يطلبه بصيغة مختلفة.' },
  OPERATION_RESOLUTION_FAILURE: { en: 'The document has no operation of this name, or several and none is named.', ar: 'لا يتضمن الاستعلام عملية بهذا الاسم، أو يتضمن عدة عمليات دون تحديد إحداها.' },
  BAD_REQUEST: { en: 'The request cannot be carried out as it is written.', ar: 'تعذّر تنفيذ الطلب بصيغته الحالية.' },
};

/** Messages of graphql-js quote what was sent, and a text that was sent may itself have quotes. */
const withoutEcho = (message: string): string =>
  (message.startsWith('Syntax Error') ? message.replace(/".*"/s, '…') : message.replace(/ Did you mean.*$/s, '').replace(/(value:|found) .*$/s, '$1 …').replace(/"[^"]*"/g, '…'));

const closed = (code: 'FORBIDDEN' | 'BAD_USER_INPUT' | 'INTERNAL', context?: Context): string => {
  const sentences = {
    FORBIDDEN: ['This is not open to you. Signing in may help.', 'هذا غير متاح لكم. قد يلزم تسجيل الدخول.'],
    BAD_USER_INPUT: ['A value is not in the form expected here.', 'إحدى القيم ليست بالصيغة المتوقعة.'],
    INTERNAL: ['Something went wrong on our side; nothing you wrote is lost. Please quote the request number.', 'حدث خلل لدينا، ولم يُفقد شيء مما كُتب. يرجى ذكر رقم الطلب.'],
  } as const;
  return sentences[code][context?.language === 'ar' ? 1 : 0];
};

export const apolloOver = (schema: GraphQLSchema): ApolloServer<Context> =>
  new ApolloServer<Context>({
    schema, introspection: true, csrfPrevention: true, persistedQueries: false, allowBatchedHttpRequests: false, includeStacktraceInErrorResponses: false, stopOnTerminationSignals: false,
    plugins: [{
      requestDidStart: async () => ({
        willSendResponse: async ({ response, contextValue }: GraphQLRequestContext<Context>) => {
          if (response.body?.kind !== 'single') return;
          const { singleResult } = response.body as { singleResult: { errors?: readonly GraphQLFormattedError[] } };
          if (singleResult.errors) singleResult.errors = singleResult.errors.map((error) => formatError(error, (error as { source?: unknown }).source ?? error, contextValue));
        },
      }),
    }],
    formatError: (formatted, error) => Object.assign({ ...formatted }, { source: error }) as GraphQLFormattedError,
  });
