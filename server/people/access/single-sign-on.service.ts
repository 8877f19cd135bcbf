import type { Context } from '../../platform/context.ts';
import { Refused } from '../../platform/problem.ts';
import { enter } from './enter.service.ts';
import type { Entered } from './entered.view.ts';
import { PersonJoined } from '../people.kinds.ts';
import { Person } from '../person.entity.ts';
import { NotRecognised, sameAddress } from './sign-in.policy.ts';

/** Lets in whom the provider vouches for, if they were invited here; the first time accepts the invitation. Nobody is made by coming. */
export const enterBySingleSignOn = async (ctx: Context, email: string): Promise<Entered> => {
  const person = await ctx.em.findOne(Person, { email: sameAddress(email), active: true, program: false });
  if (!person) throw new Refused(NotRecognised);
  return enter(ctx, person.id, 'singleSignOn', async (book, found) => {
    if (found.joinedAt) return;
    found.joinedAt = ctx.now();
    book.write(PersonJoined, found, { person: found.id });
  });
};
