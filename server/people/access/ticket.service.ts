import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '../../platform/context.ts';
import { newId, newSecret, secretHash } from '../../platform/ids.ts';
import { Refused, refusal } from '../../platform/problem.ts';
import { Ticket, type TicketPurpose } from './ticket.entity.ts';

export const TicketSpent = refusal('ticket.spent', {
  en: () => 'This link was used already, or its time is over. Please ask for a new one.',
  ar: () => 'استُخدم هذا الرابط من قبل أو انتهت مدته. يرجى طلب رابط جديد.',
});

/** Milliseconds. */
export const ticketLife: Readonly<Record<TicketPurpose, number>> = { invitation: 7 * 86_400_000, reset: 60 * 60_000, code: 10 * 60_000, factor: 30 * 60_000 };

/** Makes a ticket; older ones of the same person and purpose are worth nothing from here on. @returns the secret, which is kept nowhere */
export const makeTicket = async (ctx: Context, em: EntityManager, purpose: TicketPurpose, personId: string, kept?: Buffer): Promise<string> => {
  const secret = newSecret();
  const now = ctx.now();
  if (purpose !== 'code') await em.nativeUpdate(Ticket, { purpose, personId, usedAt: null }, { usedAt: now });
  await em.insert(Ticket, { id: newId(now), purpose, personId, secretHash: secretHash(secret), madeAt: now, expiresAt: new Date(now.getTime() + ticketLife[purpose]), kept: kept ?? null });
  return secret;
};

/** The ticket that is still good. @throws Refused for one that is unknown, used or too old: all in the same words */
export const goodTicket = async (ctx: Context, em: EntityManager, purpose: TicketPurpose, secret: string): Promise<Ticket> => {
  const ticket = await em.findOne(Ticket, { purpose, secretHash: secretHash(secret), usedAt: null, expiresAt: { $gt: ctx.now() } });
  if (!ticket) throw new Refused(TicketSpent);
  return ticket;
};

/** Uses the ticket; of two that try at once, one succeeds. */
export const spendTicket = async (ctx: Context, em: EntityManager, ticket: Ticket): Promise<void> => {
  const spent = await em.nativeUpdate(Ticket, { id: ticket.id, usedAt: null }, { usedAt: ctx.now() });
  if (!spent) throw new Refused(TicketSpent);
};
