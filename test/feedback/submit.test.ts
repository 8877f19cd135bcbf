import { expect, test } from 'vitest';
import { FeedbackOf, Submit, TrackedBy } from '../../schema/documents/feedback.ts';
import { house } from '../house.ts';
import { linkOf, noura, opId, tell, warm } from './telling.ts';

test('somebody without an account tells us something: a number with a check digit, a private link, their words unedited', async () => {
  const h = await house();
  const words = '  It arrived warm.\nTwice — and أنا غاضبة.  ';
  const receipt = await tell(h.guest(), { words });
  expect(receipt.number).toMatch(/^[1-9]\d{9}$/);
  expect(receipt.secret.length).toBeGreaterThanOrEqual(22);
  const { tracked } = await h.guest().done(TrackedBy, linkOf(receipt));
  expect(tracked).toMatchObject({ number: receipt.number, nature: 'complaint', words: words.trim(), sought: warm.sought, closed: false });
  expect(tracked!.path[0]).toMatchObject({ key: 'received', state: 'done' });
  expect(tracked!.story.map(({ kind }) => kind)).toContain('case.opened');
});

test('the same form sent again, also at the same moment, makes one case and gives the same receipt', async () => {
  const h = await house();
  const guest = h.guest();
  const op = opId();
  const sent = await Promise.all(Array.from({ length: 5 }, () => guest.done(Submit, { opId: op, input: warm })));
  expect(new Set(sent.map(({ submit }) => `${submit.receipt!.number} ${submit.receipt!.secret}`)).size).toBe(1);
  const [row] = await h.as().em.execute<{ cases: number; people: number }[]>('select (select count(*)::int from "case") as cases, (select count(*)::int from complainant) as people');
  expect(row).toEqual({ cases: 1, people: 1 });
});

test('an operation id that somebody else could guess is refused: it would open a stranger’s receipt', async () => {
  const h = await house();
  expect(await h.guest().refused(Submit, { opId: '1', input: warm })).toEqual(['feedback.draft']);
});

test('mistaken input names its fields in both languages and echoes nothing', async () => {
  const h = await house();
  const bad = { words: '', who: { ...noura, name: '', email: 'HOSTILE<script>@', phone: 'call HOSTILE' } };
  const ask = async (language: string) => {
    const response = await fetch(`${h.running.origin}/graphql`, {
      method: 'POST', headers: { 'content-type': 'application/json', 'accept-language': language, origin: h.running.origin },
      body: JSON.stringify({ query: (await import('graphql')).print(Submit), variables: { opId: opId(), input: bad } }),
    });
    expect(response.status).toBeLessThan(500);
    const text = await response.text();
    expect(text).not.toContain('HOSTILE');
    return JSON.parse(text).data.submit.userErrors as { message: string; field: string[] }[];
  };
  const [english, arabic] = [await ask('en'), await ask('ar')];
  expect(english.map(({ field }) => field.at(-1))).toContain('words');
  expect(arabic.map(({ field }) => field)).toEqual(english.map(({ field }) => field));
  for (const [index, { message }] of arabic.entries()) {
    expect(message).toMatch(/[\u0600-\u06ff]/);
    expect(english[index]!.message).toMatch(/[a-z]/);
  }
  const second = await h.guest().ask(Submit, { opId: opId(), input: { ...bad, words: 'Something' } });
  expect(second.data!.submit.userErrors.map(({ field }) => field?.join('.')).sort()).toEqual(['who.email', 'who.name', 'who.phone']);
});

test('too long, in the future, at no branch: each names its field and nothing is made', async () => {
  const h = await house();
  const fields = async (input: object) => (await h.guest().ask(Submit, { opId: opId(), input: { ...warm, ...input } })).data!.submit.userErrors.map(({ field }) => field?.join('.'));
  expect(await fields({ words: 'x'.repeat(20_001) })).toEqual(['input.words'].map((name) => name.replace('input.', '')));
  expect(await fields({ happenedAt: '2027-01-01T00:00:00.000Z' })).toEqual(['happenedAt']);
  expect(await fields({ branchId: '0190aaaa-0000-7000-8000-000000009999' })).toEqual(['branchId']);
  const [row] = await h.as().em.execute<{ cases: number }[]>('select count(*)::int as cases from "case"');
  expect(row!.cases).toBe(0);
});

test('who does not want to be named is not asked for a name, and may be followed all the same', async () => {
  const h = await house();
  const receipt = await tell(h.guest(), { who: { anonymous: true, language: 'ar' } });
  const { case: kase } = await h.huda.done(FeedbackOf, { id: receipt.id });
  expect(kase!.complainant).toMatchObject({ anonymous: true, name: null, reach: 'none' });
  expect((await h.guest().done(TrackedBy, linkOf(receipt))).tracked).not.toBeNull();
});

test('somebody who speaks for another says for whom', async () => {
  const h = await house();
  expect(await h.guest().refused(Submit, { opId: opId(), input: { ...warm, who: { ...noura, proxy: true } } })).toEqual(['feedback.behalf']);
  const receipt = await tell(h.guest(), { who: { ...noura, proxy: true, behalfOf: 'Her mother' } });
  const { case: kase } = await h.huda.done(FeedbackOf, { id: receipt.id });
  expect(kase!.complainant).toMatchObject({ proxy: true, name: 'N•••• A••••' });
});
