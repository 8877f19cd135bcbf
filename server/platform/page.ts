import { Field, ObjectType } from 'type-graphql';
import { mistaken, refusal } from './problem.ts';

export const OutOfRange = refusal<{ name?: string; least?: number; most?: number }>('out-of-range', {
  en: ({ name, least, most }) => `“${name}” is a whole number from ${least} to ${most}.`,
  ar: ({ name, least, most }) => `قيمة «${name}» عدد صحيح من ${least} إلى ${most}.`,
});

/** How many rows of a list at once: never fewer nor more than it gives, so that nobody takes a part for the whole. */
export interface Rows { readonly name?: 'first' | 'last'; readonly least?: number; readonly most?: number }

export const rowsFit = (asked: number, { least = 1, most = 100 }: Rows = {}): boolean => asked >= least && asked <= most;

/** @throws Refused naming the argument and what it takes */
export const rowsAsked = (asked: number, rows: Rows = {}): number => {
  const { name = 'first', least = 1, most = 100 } = rows;
  if (!rowsFit(asked, rows)) throw mistaken(name, OutOfRange, { name, least, most });
  return asked;
};

@ObjectType({ description: 'How a page lies in its list.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether more follows.' }) hasNextPage!: boolean;
  @Field(() => String, { nullable: true, description: 'Place of the last row.' }) endCursor?: string | null;
}
