import type { IncomingMessage } from 'node:http';
import { Case } from '../case/case.entity.ts';
import { maySee } from '../case/case.policy.ts';
import { Person } from '../people/person.entity.ts';
import { Context, type Actor, type House } from '../platform/context.ts';
import type { Tab } from './face.ts';

/** Who a handshake comes from: the same function as for HTTP, asked again whenever it matters. */
export type Identify = (house: House, req: IncomingMessage) => Promise<{ readonly actor: Actor }>;

/** Whether the one behind this handshake may read the content of the case today, and as what; a confidential case is invisible to all others. */
export const sees = async (house: House, identify: Identify, req: IncomingMessage, caseId: string): Promise<Pick<Tab, 'personId' | 'nameEn' | 'nameAr' | 'part'> | null> => {
  const { actor } = await identify(house, req);
  if (actor.kind !== 'person') return null;
  const { em } = new Context(house, actor, 'en');
  const kase = await em.findOne(Case, { id: caseId });
  if (!kase || !maySee(actor, kase)) return null;
  const person = await em.findOne(Person, { id: actor.id });
  if (!person) return null;
  const part = kase.leadId === actor.id ? 'lead' : kase.memberIds.includes(actor.id) ? 'team' : 'other';
  return { personId: actor.id, nameEn: person.nameEn, nameAr: person.nameAr, part };
};
