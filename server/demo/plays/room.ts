import type { EntityClass } from '@mikro-orm/core';
import type { Context } from '../../platform/context.ts';
import type { Journaled } from '../../journal/guard.ts';
import { Missing } from '../stage.ts';

/** What a script has made so far: its case, and the rows that later steps name by their keys. */
export class Room {
  private caseId: string | undefined;
  private readonly rows = new Map<string, string>();

  constructor(readonly key: string) {}

  get id(): string {
    if (!this.caseId) throw new Missing(`${this.key} was not received`);
    return this.caseId;
  }

  begin = (made: { readonly id: string }): void => void (this.caseId = made.id);
  keep = (name: string) => (made: { readonly id: string }): void => void this.rows.set(name, made.id);

  /** Null where it is not made yet: what is done at once does not wait for its cause. */
  known(name: string): string | null {
    return this.rows.get(name) ?? null;
  }

  of(name: string): string {
    const id = this.rows.get(name);
    if (!id) throw new Missing(`${this.key} has no ${name}`);
    return id;
  }
}

/** The version that somebody who decides now has seen. */
export const versionOf = async (ctx: Context, noun: EntityClass<Journaled & { version: number }>, id: string): Promise<number> =>
  ((await ctx.house.fork().findOneOrFail(noun, { id } as never)) as { version: number }).version;
