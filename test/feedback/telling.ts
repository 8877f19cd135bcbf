import type { ResultOf, VariablesOf } from 'gql.tada';
import { Submit } from '../../schema/documents/feedback.ts';
import type { Client } from '../client.ts';

export type Submission = VariablesOf<typeof Submit>['input'];
export type Receipt = NonNullable<ResultOf<typeof Submit>['submit']['receipt']>;

let count = 0;
/** An operation id as a form makes it: long enough to be nobody else's. */
export const opId = (): string => `test operation ${String(++count).padStart(6, '0')}`;

export const noura = { name: 'Noura Al-Otaibi', email: 'noura@example.com', phone: '0551234567', language: 'en' } as const;
export const warm: Submission = { words: 'My insulin arrived warm. The box stood in the sun for hours.', sought: 'A replacement today.', who: noura };

/** Tells the house something as a guest does. */
export const tell = async (guest: Client, input: Partial<Submission> = {}, op = opId()): Promise<Receipt> => (await guest.done(Submit, { opId: op, input: { ...warm, ...input } })).submit.receipt!;

export const linkOf = ({ number, secret }: Receipt): { number: string; key: string } => ({ number, key: secret });

/** Everything that stands in the database, as text: to look for what must not be there in the clear. */
export const everythingIn = async (em: { execute<T>(sql: string, values?: unknown[]): Promise<T> }, tables: readonly string[]): Promise<string> => {
  const texts: string[] = [];
  for (const table of tables) texts.push(JSON.stringify(await em.execute<unknown[]>(`select to_jsonb(t) as row from "${table}" t`)));
  return texts.join('\n');
};
