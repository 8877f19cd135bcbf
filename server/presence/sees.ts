import type { IncomingMessage } from 'node:http';
import { Case } from '../case/case.entity.ts';
import { partsIn, passes, type Heard } from '../case/room/message.policy.ts';
import { Person } from '../people/person.entity.ts';
import { Context, type Actor, type House } from '../platform/context.ts';
import type { Tab } from './face.ts';

/** Who a handshake comes from: the same function as for HTTP, asked again whenever it matters. */
export type Identify = (house: House, req: IncomingMessage) => Promise<{ readonly actor: Actor }>;

export type Seen = Pick<Tab, 'personId' | 'nameEn' | 'nameAr' | 'part'>;

/** Who says something in the room of a case, and as what; null where the table of messages does not let it pass today. A confidential case is invisible to all who may not read it. */
export const sees = async (house: House, identify: Identify, req: IncomingMessage, caseId: string, message: Heard<'presence'>): Promise<Seen | null> => {
  const { actor } = await identify(house, req);
  if (actor.kind !== 'person') return null;
  const { em } = new Context(house, actor, 'en');
  const kase = await em.findOne(Case, { id: caseId });
  if (!kase || !passes(`presence.${message}`, partsIn(actor, kase))) return null;
  const person = await em.findOne(Person, { id: actor.id });
  if (!person) return null;
  const part = kase.leadId === actor.id ? 'lead' : kase.memberIds.includes(actor.id) ? 'team' : 'other';
  return { personId: actor.id, nameEn: person.nameEn, nameAr: person.nameAr, part };
};
