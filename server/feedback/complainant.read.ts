import type { Context } from '../platform/context.ts';
import { say } from '../platform/vocabulary.ts';
import { Complainant, Masked } from './complainant.entity.ts';
import { maskedName } from './contact.ts';
import { opened } from './identity.service.ts';

/** Who complained, masked, for whoever may read the content of the case. */
export const maskedOf = async (ctx: Context, caseId: string): Promise<Masked | null> => {
  const byCase = ctx.loader<Complainant | null>(Complainant, async (ids) => {
    const rows = await ctx.em.find(Complainant, { caseId: { $in: [...ids] } });
    return ids.map((id) => rows.find((row) => row.caseId === id) ?? null);
  });
  const who = await byCase.load(caseId);
  if (!who) return null;
  const [others] = await ctx.em.execute<{ count: number }[]>(
    'select count(*)::int as count from complainant where case_id <> ? and ((email_mark is not null and email_mark = ?) or (phone_mark is not null and phone_mark = ?))',
    [caseId, bytes(who.emailMark), bytes(who.phoneMark)]);
  const { name } = opened(ctx, who);
  return Object.assign(new Masked(), {
    name: name ? maskedName(name) : null, anonymous: who.anonymous, proxy: who.proxy, erased: !!who.erasedAt, reach: who.reach, reachSaid: say(`reach.${who.reach}`, ctx.language), language: who.language,
    verified: !!(who.emailVerifiedAt ?? who.phoneVerifiedAt), otherCases: others?.count ?? 0,
  });
};

const bytes = (mark: Uint8Array | null | undefined): Buffer => (mark ? Buffer.from(mark) : Buffer.alloc(0));
