import { randomUUID } from 'node:crypto';
import { isEnumType, isInputObjectType, isListType, isNonNullType, type GraphQLInputType } from 'graphql';
import { expect, test } from 'vitest';
import { Findings } from '../../schema/documents/investigation.ts';
import type { Client } from '../client.ts';
import { tell } from '../feedback/telling.ts';
import { house, type TestHouse } from '../house.ts';
import { documents, type Asked } from '../platform/documents.ts';
import { filled } from '../rooms/filled.ts';

/** What somebody guesses: an id, and numbers as people type them. */
interface Guess { readonly id: string; readonly number: string; readonly action: string }

/** Whatever this input asks for, with the guess wherever something is named. */
const valueOf = (type: GraphQLInputType, name: string, guess: Guess): unknown => {
  if (isNonNullType(type)) return valueOf(type.ofType, name, guess);
  if (isListType(type)) return [valueOf(type.ofType, name, guess)];
  if (isInputObjectType(type)) return Object.fromEntries(Object.values(type.getFields()).filter((field) => isNonNullType(field.type) || /id$/i.test(field.name)).map((field) => [field.name, valueOf(field.type, field.name, guess)]));
  if (isEnumType(type)) return type.getValues()[0]!.name;
  // A place in a list that is one's own: of what lies beyond it nothing is another's.
  if (name === 'before' || name === 'after') return null;
  if (name === 'opId') return `guess ${randomUUID()}`;
  if (type.name === 'ID' || /id$/i.test(name)) return guess.id;
  if (/number/i.test(name)) return guess.number;
  if (type.name === 'Boolean') return true;
  if (type.name === 'Int' || type.name === 'Float') return 1;
  if (type.name === 'DateTimeISO') return '2026-12-01T09:00:00.000Z';
  return 'a guess';
};

const asked = ({ inputs }: Asked, guess: Guess): Record<string, unknown> => Object.fromEntries(inputs.map(({ name, type }) => [name, valueOf(type, name, guess)]));

/** Every document of the house's own that names something. Signing in, and private links, count tries instead. */
const naming = documents.filter((document) =>
  document.does !== 'subscription' && JSON.stringify(asked(document, { id: '<guess>', number: '<guess>', action: '<guess>' })).includes('<guess>')
  && !document.inputs.some(({ name }) => name === 'key' || name === 'link') && !document.name.startsWith('Sign'));

/** What somebody is told about a guess, without what they sent themselves. */
const told = async (who: Client, document: Asked, guess: Guess): Promise<string> => {
  const { data, errors } = await who.ask(document.text, asked(document, guess));
  const said = JSON.stringify({ data, errors: errors?.map(({ message, extensions }) => [message, extensions?.code]) });
  return [guess.id, guess.number, guess.action].reduce((left, part) => left.replaceAll(part, '…'), said);
};

/** What of a matter is named by an id in the API. */
const named = ['action', 'case', 'case_clock', 'case_response', 'cause', 'deadline', 'decision', 'escalation', 'evidence', 'evidence_version', 'message', 'remedy', 'room_message', 'statement', 'task'];

/** One row of each by its id: of this matter, where it says so itself. */
const idsOf = async (h: TestHouse, caseId: string): Promise<(readonly [string, string])[]> => {
  const em = h.running.house.fork();
  return Promise.all(named.map(async (table) => {
    const [row] = await em.execute<{ id: string }[]>(`select id::text as id from "${table}" t order by to_jsonb(t)::text like ? desc, id desc limit 1`, [`%${caseId}%`]);
    return [table, row!.id] as const;
  }));
};

test('whoever has nothing to do with a matter is told the same about it as about what is not there, by every document and every id', { timeout: 240_000 }, async () => {
  const h = await house();
  const { full, action } = await filled(h);
  const ids = await idsOf(h, full.id);
  const none: Guess = { id: '0190bbbb-0000-7000-8000-00000000dead', number: '1234567897', action: 'A-999999' };
  const differs = async (asking: Client, which: readonly (readonly [string, string])[]): Promise<string[]> => {
    const found: string[] = [];
    for (const document of naming) {
      const unknown = await told(asking, document, none);
      const answers = await Promise.all(which.map(async ([table, id]) => [table, await told(asking, document, { id, number: full.number, action })] as const));
      found.push(...answers.filter(([, said]) => said !== unknown).map(([table]) => `${document.name}, ${table}`));
    }
    return found;
  };
  expect(await differs(h.yara, ids), 'the head of another department').toEqual([]);
  expect(await differs(h.guest(), ids.filter(([table]) => ['case', 'evidence_version'].includes(table))), 'nobody').toEqual([]);
  expect(await differs(h.tariq, ids.filter(([table]) => ['case', 'evidence', 'statement', 'task'].includes(table))), 'the one complained about answers, and that is all').toEqual(['GiveStatement, statement']);
});

test('a file answers nobody outside its matter otherwise than one that is not there', async () => {
  const h = await house();
  const draft = 'draft-of-a-form-for-strangers';
  const body = new FormData();
  body.append('file', new Blob(['ten riyals']), 'bill.txt');
  const sent = (await (await fetch(`${h.running.origin}/attach`, { method: 'POST', headers: { origin: h.running.origin, accept: 'application/json', 'x-draft': draft }, body })).json()) as { files: { id: string }[] };
  const { id } = await tell(h.guest(), { fileIds: sent.files.map((file) => file.id), filesUnder: draft });
  const evidence = (await h.huda.done(Findings, { id })).case!.evidence[0]!.id;
  const answer = async (who: Client, of: string): Promise<string> => {
    const response = await fetch(`${h.running.origin}/files/${of}/1`, { headers: { cookie: [...who.cookies].map(([name, value]) => `${name}=${value}`).join('; ') } });
    return `${response.status} ${await response.text()}`;
  };
  expect(await answer(h.huda, evidence)).toBe('200 ten riyals');
  for (const who of [h.yara, h.tariq, h.guest()]) expect(await answer(who, evidence)).toBe(await answer(who, '0190bbbb-0000-7000-8000-00000000dead'));
});
