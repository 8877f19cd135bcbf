import { Invite, AcceptInvitation } from '../../schema/documents/people.ts';
import type { Client } from '../client.ts';
import type { TestHouse } from '../house.ts';
import { linkTo } from './inbox.ts';

export const password = 'Palm trees by the sea 7';
let operations = 0;
/** A client's name for an operation. */
export const op = (): string => `op-${++operations}`;

/** Invites somebody and lets them accept; they come back signed in, with a password of their own. */
export const joined = async (h: TestHouse, email: string, roles: readonly string[] = ['investigator']): Promise<Client & { id: string; email: string }> => {
  const { invite } = await h.amal.done(Invite, { opId: op(), input: { nameEn: email.split('@')[0]!, email, roles: [...roles], language: 'en' } });
  const client = h.guest();
  await client.done(AcceptInvitation, { input: { ticket: await linkTo(h, email), password } });
  return { ...client, id: invite.person!.id, email };
};
