import { expect, test } from 'vitest';
import { AppointLead, MakeCaseConfidential } from '../../schema/documents/case.ts';
import { CallerKnown, EraseIdentity, FeedbackOf, Receive, RevealIdentity } from '../../schema/documents/feedback.ts';
import { caseStream } from '../../server/journal/stream.entity.ts';
import { entriesAfter } from '../../server/journal/reader.ts';
import { phoneKey } from '../../server/feedback/contact.ts';
import { house } from '../house.ts';
import { everythingIn, noura, opId, tell } from './telling.ts';
import { lettersIn } from '../notice/letters.ts';

test('who complained stands nowhere in the clear: not in rows, not in entries, not in letters at rest', async () => {
  const h = await house();
  await tell(h.guest(), { who: { ...noura, address: 'Palm street 7' } });
  await expect.poll(() => lettersIn(h)).toHaveLength(1);
  const tables = ['case', 'complainant', 'entry', 'said', 'message', 'delivery', 'notice', 'operation', 'tracking_key', 'attempt', 'draft', 'stream_head'];
  const all = await everythingIn(h.as().em, tables);
  for (const secret of ['Noura', 'Otaibi', 'noura@example.com', '0551234567', '966551234567', '551234567', 'Palm street']) expect(all).not.toContain(secret);
});

test('the team reads first letters; the name is revealed for a reason, to who may, and each reading is recorded', async () => {
  const h = await house();
  const { id } = await tell(h.guest());
  expect((await h.huda.done(FeedbackOf, { id })).case!.complainant!.name).toBe('N•••• A••••');
  expect(await h.huda.refused(RevealIdentity, { opId: opId(), id, reason: '  ' })).toEqual(['required']);
  expect(await h.sami.refused(RevealIdentity, { opId: opId(), id, reason: 'Curious' })).toEqual(['not-found']);
  expect(await h.amal.refused(RevealIdentity, { opId: opId(), id, reason: 'Curious' })).toEqual(['not-found']);
  const op = opId();
  const { revealIdentity } = await h.huda.done(RevealIdentity, { opId: op, id, reason: 'To call her back' });
  expect(revealIdentity.identity).toMatchObject({ name: noura.name, email: noura.email, phone: '966551234567' });
  await h.huda.done(RevealIdentity, { opId: op, id, reason: 'To call her back' });
  const entries = await entriesAfter(h.as().em, caseStream(id), 0);
  const readings = entries.filter(({ kind }) => kind === 'identity.revealed');
  expect(readings).toHaveLength(1);
  expect(JSON.stringify(readings)).not.toContain('call her');
});

test('whoever lost the right to see a case does not get the identity by repeating an old operation', async () => {
  const h = await house();
  const { id } = await tell(h.guest());
  const op = opId();
  await h.huda.done(RevealIdentity, { opId: op, id, reason: 'To call her back' });
  const version = async () => (await h.omar.done(FeedbackOf, { id })).case!.version;
  await expect.poll(async () => (await h.huda.done(FeedbackOf, { id })).case!.stage).toBe('acknowledged');
  await h.huda.done(AppointLead, { opId: opId(), id, expectedVersion: (await h.huda.done(FeedbackOf, { id })).case!.version, personId: h.omar.id });
  await h.omar.done(MakeCaseConfidential, { opId: opId(), id, expectedVersion: await version(), confidential: true, reason: 'It names a patient.' });
  expect(await h.huda.refused(RevealIdentity, { opId: op, id, reason: 'To call her back' })).toEqual(['not-found']);
});

test('erased is erased: the key is gone, the number still works, the record of the erasure stays', async () => {
  const h = await house();
  const { id } = await tell(h.guest());
  expect(await h.nadia.refused(EraseIdentity, { opId: opId(), id, reason: 'They asked' })).toEqual(['not-permitted']);
  await h.huda.done(EraseIdentity, { opId: opId(), id, reason: 'They asked' });
  expect((await h.huda.done(FeedbackOf, { id })).case!.complainant).toMatchObject({ name: null, erased: true, reach: 'none' });
  expect((await h.huda.done(RevealIdentity, { opId: opId(), id, reason: 'Again' })).revealIdentity.identity).toMatchObject({ name: null, email: null, phone: null });
  expect((await entriesAfter(h.as().em, caseStream(id), 0)).map(({ kind }) => kind)).toContain('identity.erased');
  expect((await h.nadia.done(CallerKnown, { contact: noura.email })).caller.cases).toBe(0);
  await expect.poll(() => lettersIn(h)).toEqual([]);
});

test('a caller is known again however the number is written', async () => {
  const h = await house();
  await tell(h.guest());
  for (const contact of ['0551234567', '٠٥٥١٢٣٤٥٦٧', '+966 55 123 4567', '00966551234567', '966-55-1234567', '551234567', 'Noura@Example.com']) {
    expect((await h.nadia.done(CallerKnown, { contact })).caller.cases, contact).toBe(1);
  }
  expect((await h.nadia.done(CallerKnown, { contact: '0551234568' })).caller.cases).toBe(0);
  expect(await h.guest().refused(CallerKnown, { contact: noura.email })).toEqual(['UNAUTHENTICATED']);
  expect(phoneKey('not a number')).toBeNull();
});

test('staff takes in what arrived earlier with a reason, and nobody else takes anything in', async () => {
  const h = await house();
  const input = { words: 'She says that it leaks.', channel: 'letter', who: noura, receivedAt: '2026-11-17T08:00:00.000Z' };
  expect(await h.rami.refused(Receive, { opId: opId(), input })).toEqual(['not-permitted']);
  expect(await h.nadia.refused(Receive, { opId: opId(), input })).toEqual(['feedback.backdated']);
  const { receive } = await h.nadia.done(Receive, { opId: opId(), input: { ...input, lateReason: 'The letter lay at the gate.' } });
  const [row] = await h.as().em.execute<{ received: string; entered: string }[]>('select received_at::text as received, entered_at::text as entered from "case" where id = ?', [receive.case!.id]);
  expect(new Date(row!.received).toISOString()).toBe(input.receivedAt);
  expect(new Date(row!.entered)).toEqual(h.clock.now());
});
