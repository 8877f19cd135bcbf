import { unsealed, type Enclosed } from '../../server/notice/delivery.service.ts';
import { Delivery } from '../../server/notice/delivery.entity.ts';
import type { TestHouse } from '../house.ts';

/** What would have left the house, the oldest first. */
export const lettersIn = async (h: TestHouse): Promise<(Enclosed & { effect: string; state: string })[]> => {
  const ctx = h.as();
  const rows = await ctx.em.find(Delivery, { sealed: { $ne: null } }, { orderBy: { id: 'asc' } });
  return rows.map((row) => ({ ...unsealed(ctx, row)!, effect: row.effect, state: row.state }));
};

/** The code of the latest letter that carries one. */
export const codeSent = async (h: TestHouse): Promise<string> => {
  const letter = (await lettersIn(h)).filter(({ effect }) => effect.startsWith('code:')).at(-1);
  return /\b\d{6}\b/.exec(letter?.mail.text ?? '')?.[0] ?? '';
};
