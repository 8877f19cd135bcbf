import { cleanName, cleanText, shorten } from './clean.ts';
import type { ColumnPlan } from './mapping.ts';
import type { Coded } from './row.ts';
import type { Target } from './target.ts';
import { isNothing } from './vocabulary.ts';
import { readWhen, type DateOrder, type When } from './when.ts';

export type Placed = ColumnPlan & { readonly at: number };

export const longestName = 300;

/** The cells of one row by what they become, cleaned; null where the source writes that it has nothing. */
export class Cells {
  constructor(
    protected readonly cells: readonly string[],
    protected readonly plans: readonly Placed[],
    protected readonly zone: string,
  ) {}

  protected plan(target: Target): Placed | undefined {
    return this.plans.find((plan) => plan.to === target);
  }

  protected column(target: Target): string {
    return this.plan(target)?.column ?? target;
  }

  protected order(target: Target): DateOrder {
    return this.plan(target)?.order ?? 'iso';
  }

  /** The cell, null where the source writes that it has nothing. */
  protected text(target: Target): string | null {
    const plan = this.plan(target);
    const cell = plan ? (this.cells[plan.at] ?? '').trim() : '';
    return cell === '' || isNothing(cell) ? null : cell;
  }

  protected name(target: Target): string | null {
    const text = this.text(target);
    return (text && shorten(cleanName(text), longestName)) || null;
  }

  protected free(target: Target): string | null {
    const text = this.text(target);
    return (text && cleanText(text)) || null;
  }

  protected when(target: Target, time: Target | null): When | null {
    const text = this.text(target);
    if (!text) return null;
    return readWhen(
      text,
      { order: this.order(target), zone: this.zone },
      time ? (this.text(time) ?? undefined) : undefined,
    );
  }

  protected coded<Code extends string>(target: Target, read: (text: string) => Code | null): Coded<Code> | null {
    const text = this.name(target);
    return text ? { code: read(text), text } : null;
  }
}
