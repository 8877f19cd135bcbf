import type { Context } from '../platform/context.ts';
import { NotPermitted, Refused } from '../platform/problem.ts';
import { vocabulary } from '../platform/vocabulary.ts';
import { onRecord } from '../journal/book.ts';
import { houseStream } from '../journal/stream.entity.ts';
import { Organisation, organisationId } from '../people/organisation.entity.ts';
import { isStaff } from '../people/role.policy.ts';
import { Exported } from './audit.kinds.ts';

export const exportable = vocabulary('export', {
  evidence: ['records that prove a clause', 'سجلات شواهد المطابقة'],
  board: ['the escalation board', 'لوحة التصعيد'],
  cases: ['a list of cases', 'قائمة الحالات'],
  pauses: ['the report of pauses', 'تقرير الإيقاف المؤقت'],
});
export type Exportable = (typeof exportable)[number];

/** Puts it on record that somebody took records out of the house, before they get them. */
export const noteExport = (ctx: Context, what: Exportable, rows: number, about?: string | null): Promise<Organisation> =>
  onRecord(ctx, houseStream, async (book) => {
    if (!isStaff(ctx.actor)) throw new Refused(NotPermitted);
    const organisation = await book.read(Organisation, organisationId);
    book.write(Exported, organisation, { what, about: about ?? null, rows });
    return organisation;
  });
