import { Kind, type DocumentNode, type FieldNode, type FragmentDefinitionNode, type SelectionSetNode, type ValueNode } from 'graphql';
import { exceptional, type Exceptional } from './problem.ts';
import type { Bilingual } from './words.ts';

/** What a program may ask for in one request. */
export const limits = { tokens: 1_000, depth: 8, introspectionDepth: 16, aliases: 15, cost: 5_000, list: 100, milliseconds: 10_000 } as const;

/** How many rows a list is reckoned with where the request does not say. */
const usualPage = 20;

const measured = {
  tokens: { en: 'tokens', ar: 'عدد المفردات (tokens)' },
  depth: { en: 'depth', ar: 'العمق' },
  aliases: { en: 'aliases', ar: 'عدد الأسماء البديلة (aliases)' },
  cost: { en: 'cost', ar: 'الكلفة' },
  list: { en: 'entries of a list', ar: 'عدد عناصر القائمة' },
} as const satisfies Readonly<Record<string, Bilingual>>;

export const beyond = (what: keyof typeof measured, most: number): Exceptional =>
  exceptional('LIMIT', { en: `This asks for too much: ${measured[what].en} may be at most ${most}.`, ar: `المطلوب أكثر من المسموح به: ${measured[what].ar} لا يتجاوز ${most}.` });
export const tookTooLong = (): Exceptional => exceptional('LIMIT', { en: 'This took too long.', ar: 'تجاوز الطلب المدة المسموح بها.' });

interface Weight { readonly depth: number; readonly aliases: number; readonly cost: number }

const nothing: Weight = { depth: 0, aliases: 0, cost: 0 };

/**
 * Refuses what would cost too much, before it is validated: graphql-js' own rules take minutes over some documents of 600 bytes.
 * Each fragment is weighed once, however often it is spread. @returns what is beyond the limits, or nothing
 */
export const tooMuch = (document: DocumentNode, variables: Readonly<Record<string, unknown>>, introspection: boolean): Exceptional | undefined => {
  if (longest(variables) > limits.list) return beyond('list', limits.list);
  const fragments = new Map(document.definitions.flatMap((definition) => (definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [])));
  const scale = new Scale(fragments, variables);
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const { depth, aliases, cost } = scale.weigh(definition.selectionSet);
    if (scale.listed > limits.list) return beyond('list', limits.list);
    if (scale.introspects && !introspection) return exceptional('FORBIDDEN', { en: 'Introspection is open to tokens with the scope read, and to signed-in people in GraphiQL.', ar: 'الاطلاع على بنية الواجهة متاح لرموز الوصول التي تشمل صلاحية القراءة، ولمن سجّل الدخول في GraphiQL.' });
    const deepest = scale.introspects ? limits.introspectionDepth : limits.depth;
    if (depth > deepest) return beyond('depth', deepest);
    if (aliases > limits.aliases) return beyond('aliases', limits.aliases);
    if (cost > limits.cost) return beyond('cost', limits.cost);
  }
  return undefined;
};

class Scale {
  introspects = false;
  listed = 0;
  private readonly weighed = new Map<string, Weight>();
  private readonly under = new Set<string>();

  constructor(private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>, private readonly variables: Readonly<Record<string, unknown>>) {}

  weigh(selections: SelectionSetNode): Weight {
    let { depth, aliases, cost } = nothing;
    for (const selection of selections.selections) {
      const weight = selection.kind === Kind.FIELD ? this.field(selection) : selection.kind === Kind.INLINE_FRAGMENT ? this.weigh(selection.selectionSet) : this.fragment(selection.name.value);
      depth = Math.max(depth, weight.depth);
      aliases += weight.aliases;
      cost += weight.cost;
    }
    return { depth, aliases, cost };
  }

  private field(field: FieldNode): Weight {
    if (field.name.value === '__schema' || field.name.value === '__type') this.introspects = true;
    for (const { value } of field.arguments ?? []) this.listed = Math.max(this.listed, listedIn(value));
    const inner = field.selectionSet ? this.weigh(field.selectionSet) : nothing;
    return { depth: inner.depth + 1, aliases: inner.aliases + (field.alias ? 1 : 0), cost: 1 + inner.cost * this.rows(field) };
  }

  /** A fragment that spreads itself is refused by validation; here it only must not go round for ever. */
  private fragment(name: string): Weight {
    const known = this.weighed.get(name);
    if (known) return known;
    const fragment = this.fragments.get(name);
    if (!fragment || this.under.has(name)) return nothing;
    this.under.add(name);
    const weight = this.weigh(fragment.selectionSet);
    this.under.delete(name);
    this.weighed.set(name, weight);
    return weight;
  }

  /** A connection is as dear as the rows it is asked for. */
  private rows(field: FieldNode): number {
    const first = field.arguments?.find(({ name }) => name.value === 'first' || name.value === 'last')?.value;
    if (!first) return field.selectionSet?.selections.some((one) => one.kind === Kind.FIELD && one.name.value === 'edges') ? usualPage : 1;
    const asked = first.kind === Kind.INT ? Number(first.value) : first.kind === Kind.VARIABLE ? this.variables[first.name.value] : usualPage;
    return typeof asked === 'number' && Number.isFinite(asked) ? Math.max(1, asked) : usualPage;
  }
}

const listedIn = (value: ValueNode): number =>
  value.kind === Kind.LIST ? Math.max(value.values.length, ...value.values.slice(0, limits.list).map(listedIn)) : value.kind === Kind.OBJECT ? Math.max(0, ...value.fields.map((field) => listedIn(field.value))) : 0;

const longest = (value: unknown, depth = 0): number => {
  if (depth > 20 || typeof value !== 'object' || value === null) return 0;
  const inner = Array.isArray(value) ? value : Object.values(value);
  return Math.max(Array.isArray(value) ? value.length : 0, ...inner.slice(0, limits.list + 1).map((one) => longest(one, depth + 1)));
};
