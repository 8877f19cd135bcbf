import { createHash } from 'node:crypto';
import { getVariableValues, GraphQLError, Kind, parse, print, validate, valueFromASTUntyped, type DocumentNode, type GraphQLSchema } from 'graphql';
import type { Actor, Context } from './context.ts';
import { beyond, limits, tooMuch } from './limits.ts';
import { exceptional } from './problem.ts';
import { storable } from './storable.ts';

/** A request as it came: over HTTP, over a socket, or as an event stream. Nothing in it is believed yet. */
export interface Sent {
  readonly query?: unknown;
  readonly operationName?: unknown;
  readonly variables?: unknown;
  readonly extensions?: unknown;
}

/** A request that may be executed. */
export interface Admitted {
  readonly document: DocumentNode;
  readonly text: string;
  /** The same text has the same key. */
  readonly key: string;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** A hot read: the same door, permission and limits as its document, answered as finished JSON of `data`. */
export type Hot = (ctx: Context, variables: Readonly<Record<string, unknown>>) => Promise<string> | undefined;

/**
 * Which documents may be asked. Browsers (cookies, or nobody) send only those that the house itself has written, by hash or by their
 * very text; a program with a token may send any within the limits.
 */
export class Documents {
  private readonly texts: ReadonlyMap<string, string>;
  private readonly names: ReadonlyMap<string, string>;
  private readonly parsed = new Map<string, DocumentNode>();
  private readonly hots = new Map<string, Hot>();
  /** Of the pages' own documents, which stay the same objects. */
  private readonly keys = new WeakMap<DocumentNode, string>();

  /** @param trusted hash → text @param names operation → hash */
  constructor(private readonly schema: GraphQLSchema, trusted: Readonly<Record<string, string>>, names: Readonly<Record<string, string>>) {
    this.texts = new Map(Object.entries(trusted));
    this.names = new Map(Object.entries(names));
  }

  /** The hash of a document of the house's own. */
  hashOf(operation: string): string {
    const hash = this.names.get(operation);
    if (!hash) throw new Error(`${operation} is no trusted document: npm run schema.`);
    return hash;
  }

  /** Answers a trusted document before the executor does. */
  hot(operation: string, answer: Hot): void {
    this.hots.set(this.hashOf(operation), answer);
  }

  /** Who answers this before the executor, given values in the form that the schema asks for; everything else is the executor's to refuse. */
  hotFor({ key, document, variables }: Admitted): ((ctx: Context) => Promise<string> | undefined) | undefined {
    const hot = this.hots.get(key);
    if (!hot) return undefined;
    const [operation] = document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
    const { coerced } = getVariableValues(this.schema, operation?.variableDefinitions ?? [], variables, { maxErrors: 1 });
    return coerced && ((ctx) => hot(ctx, coerced));
  }

  /** Whether this is a document of the house's own that asks or changes something: it needs no check before it is executed. */
  checked(admitted: Admitted): boolean {
    return this.texts.has(admitted.key) && !subscribedTo(admitted);
  }

  /** The trusted document that equals this one; pages ask in process with nothing else. */
  known(document: DocumentNode | string): Admitted | undefined {
    const key = typeof document === 'string' ? hashOf(document) : (this.keys.get(document) ?? hashOf(print(document)));
    if (typeof document !== 'string') this.keys.set(document, key);
    return this.texts.has(key) ? this.trusted(key, undefined, {}) : undefined;
  }

  admit(actor: Actor, { query, operationName, variables = {}, extensions }: Sent): Admitted | readonly GraphQLError[] {
    if (query !== undefined && query !== null && typeof query !== 'string') return [exceptional('BAD_REQUEST', { en: 'The query is a string.', ar: 'الاستعلام (query) نص.' })];
    if (operationName !== undefined && operationName !== null && typeof operationName !== 'string') return [exceptional('BAD_REQUEST', { en: 'The name of the operation is a string.', ar: 'اسم العملية (operationName) نص.' })];
    if (variables !== null && (typeof variables !== 'object' || Array.isArray(variables))) return [exceptional('BAD_REQUEST', { en: 'Variables are an object.', ar: 'المتغيرات (variables) كائن JSON.' })];
    if (extensions !== undefined && extensions !== null && (typeof extensions !== 'object' || Array.isArray(extensions))) return [exceptional('BAD_REQUEST', { en: 'Extensions are an object.', ar: 'الإضافات (extensions) كائن JSON.' })];
    const given = storable((variables ?? {}) as Readonly<Record<string, unknown>>);
    const name = operationName || undefined;
    const hash = (extensions as { persistedQuery?: { sha256Hash?: unknown } } | undefined)?.persistedQuery?.sha256Hash;
    if (hash !== undefined && !query) {
      if (typeof hash !== 'string' || !this.texts.has(hash)) return [exceptional('FORBIDDEN', { en: 'This document is not known here. The page may be older than the server: reload it.', ar: 'هذا الطلب غير معروف هنا. قد تكون الصفحة أقدم من الخادم، ويلزم إعادة تحميلها.' })];
      return this.trusted(hash, name, given);
    }
    if (!query) return [exceptional('BAD_REQUEST', { en: 'A document is needed: `query`, or the hash of a known one.', ar: 'يلزم إرسال استعلام: `query`، أو بصمة استعلام معروف.' })];
    const key = hashOf(query);
    if (this.texts.has(key)) return this.trusted(key, name, given);
    if (actor.spent) return [exceptional('UNAUTHENTICATED', { en: 'This API token is not known here: it may have ended or been revoked.', ar: 'رمز الوصول هذا غير معروف هنا: ربما انتهت صلاحيته أو أُلغي.' })];
    if (actor.scopes === undefined) return [exceptional('FORBIDDEN', { en: 'Browsers send known documents only. A program needs an API token.', ar: 'ترسل المتصفحات الطلبات المعروفة فقط، ويحتاج البرنامج إلى رمز وصول.' })];
    return this.free(query, key, name, given, actor.scopes.includes('read'));
  }

  private trusted(key: string, operationName: string | undefined, variables: Readonly<Record<string, unknown>>): Admitted {
    const text = this.texts.get(key)!;
    const document = this.parsed.get(key) ?? parse(text, { noLocation: true });
    this.parsed.set(key, document);
    return { document, text, key, operationName, variables };
  }

  private free(text: string, key: string, operationName: string | undefined, variables: Readonly<Record<string, unknown>>, introspection: boolean): Admitted | readonly GraphQLError[] {
    let document: DocumentNode;
    try {
      document = parse(text, { maxTokens: limits.tokens });
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      return [/tokens\. Parsing aborted/.test(error.message) ? beyond('tokens', limits.tokens) : error];
    }
    const refused = tooMuch(document, variables, introspection);
    if (refused) return [refused];
    const faults = validate(this.schema, document, undefined, { maxErrors: 20 });
    return faults.length ? faults : { document, text, key, operationName, variables };
  }
}

export const isAdmitted = (value: Admitted | readonly GraphQLError[]): value is Admitted => !Array.isArray(value);

/** The arguments of what is subscribed to, written out or given as variables; nothing where it is no subscription. */
export const subscribedTo = ({ document, operationName, variables }: Admitted): Readonly<Record<string, unknown>> | undefined => {
  const operations = document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
  const operation = operationName ? operations.find(({ name }) => name?.value === operationName) : operations.length === 1 ? operations[0] : undefined;
  const field = operation?.selectionSet.selections.find((one) => one.kind === Kind.FIELD);
  if (operation?.operation !== 'subscription' || !field) return undefined;
  return Object.fromEntries((field.arguments ?? []).map(({ name, value }) => [name.value, valueFromASTUntyped(value, variables)]));
};

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
