import { expect, test } from 'vitest';
import { house } from '../house.ts';
import { NameRespondent } from '../../schema/documents/case.ts';
import { GiveStatement, RecordDecision, StatementsAskedOfMe, TakeStatement, VoiceDecision } from '../../schema/documents/investigation.ts';
import { entriesAfter } from '../../server/journal/reader.ts';
import { caseStream, trackingStream } from '../../server/journal/stream.entity.ts';
import { departments } from '../cast.ts';
import { op, room, roomOf } from '../case/room.ts';
import { aRoom, findings, findingsOf, shown } from './findings.ts';

test('both sides are heard: the person complained about answers the request as the lead worded it, and sees nothing else', async () => {
  const h = await house();
  const kase = await aRoom(h);
  await h.huda.done(NameRespondent, { opId: op(), id: kase.id, expectedVersion: (await room(h.huda, kase)).version, input: { personId: h.tariq.id } });
  const input = { side: 'respondent', personId: h.tariq.id, request: 'Please describe the loading of 14 November.' };
  expect(await h.faisal.refused(TakeStatement, { opId: op(), caseId: kase.id, input })).toEqual(['not-permitted']);
  expect(await h.tariq.refused(TakeStatement, { opId: op(), caseId: kase.id, input })).toEqual(['not-found']);
  expect(await h.salma.refused(TakeStatement, { opId: op(), caseId: kase.id, input: { side: 'respondent', request: 'To nobody' } })).toEqual(['statement.who']);
  expect(await h.salma.refused(TakeStatement, { opId: op(), caseId: kase.id, input: { side: 'respondent', personId: h.tariq.id } })).toEqual(['required']);
  expect(await h.salma.refused(TakeStatement, { opId: op(), caseId: kase.id, input: { ...input, personId: kase.id } })).toEqual(['person.unknown']);
  const { takeStatement } = await h.salma.done(TakeStatement, { opId: op(), caseId: kase.id, input });

  const asked = (await h.tariq.done(StatementsAskedOfMe)).statementsAskedOfMe;
  expect(asked).toMatchObject([{ side: 'respondent', request: input.request }]);
  expect(await findingsOf(h.tariq, kase.id)).toBeNull();
  expect(await roomOf(h.tariq, kase)).toBeNull();
  expect((await h.lina.done(StatementsAskedOfMe)).statementsAskedOfMe).toEqual([]);
  expect(await h.yara.refused(GiveStatement, { opId: op(), id: takeStatement.statement!.id, text: 'Not mine' })).toEqual(['not-found']);
  expect(await h.tariq.refused(GiveStatement, { opId: op(), id: takeStatement.statement!.id, text: ' ' })).toEqual(['required']);
  await h.tariq.done(GiveStatement, { opId: op(), id: asked[0]!.id, text: 'I loaded at six; the packs came from freezer 2.' });
  expect((await h.tariq.done(StatementsAskedOfMe)).statementsAskedOfMe).toEqual([]);
  expect(await h.tariq.refused(GiveStatement, { opId: op(), id: asked[0]!.id, text: 'And another thing.' })).toEqual(['statement.given']);

  expect((await findings(h.salma, kase.id)).statements).toMatchObject([{ text: 'I loaded at six; the packs came from freezer 2.', person: { name: 'Tariq Nasser' }, recorder: { name: 'Tariq Nasser' } }]);
  const entries = await entriesAfter(h.as().em, caseStream(kase.id), 0);
  expect(entries.find(({ kind }) => kind === 'statement.given')!.fact).toMatchObject({ side: 'respondent', oneself: true });
  expect((await entriesAfter(h.as().em, trackingStream(kase.id), 0)).some(({ kind }) => kind.startsWith('statement'))).toBe(false);
});

test('a department is asked through its head; a statement given on the phone is recorded by the team', async () => {
  const h = await house();
  const kase = await aRoom(h);
  await h.salma.done(TakeStatement, { opId: op(), caseId: kase.id, input: { side: 'witness', departmentId: departments.operations, request: 'Who had the night shift?' } });
  const [asked] = (await h.yara.done(StatementsAskedOfMe)).statementsAskedOfMe;
  await h.lina.done(GiveStatement, { opId: op(), id: asked!.id, text: 'Shift B, by phone.' });
  await h.lina.done(TakeStatement, { opId: op(), caseId: kase.id, input: { side: 'complainant', text: 'It was warm to the touch.' } });
  expect((await findings(h.salma, kase.id)).statements.map(({ text, recorder }) => [text, recorder!.name]).sort()).toEqual([['It was warm to the touch.', 'Lina Aziz'], ['Shift B, by phone.', 'Lina Aziz']]);
});

test('a decision has a question, options, a reason, evidence and voices; an earlier one is superseded, never edited', async () => {
  const h = await house();
  const kase = await aRoom(h);
  const evidence = await shown(h.salma, kase.id);
  const input = { question: 'Hold deliveries from freezer 2?', options: [{ text: 'Hold', chosen: true }, { text: 'Go on', chosen: false }], reason: 'Two more boxes are warm.', evidence: [`${evidence.id}@1`] };
  const record = (who: typeof h.salma, more: Partial<typeof input> & { supersedes?: string } = {}) => who.ask(RecordDecision, { opId: op(), caseId: kase.id, input: { ...input, ...more } });
  const codes = async (answer: ReturnType<typeof record>) => (await answer).data!.recordDecision.userErrors.map(({ code, field }) => `${code} ${field?.join('.') ?? ''}`);
  expect(await codes(record(h.faisal))).toEqual(['not-permitted ']);
  expect(await codes(record(h.salma, { options: [] }))).toEqual(['required options']);
  expect(await codes(record(h.salma, { options: [{ text: 'Hold', chosen: false }] }))).toEqual(['decision.nothing-chosen options']);
  expect(await codes(record(h.salma, { evidence: [`${evidence.id}@9`] }))).toEqual(['evidence.elsewhere evidence']);
  const first = (await record(h.salma)).data!.recordDecision.decision!;
  expect(await h.lina.refused(VoiceDecision, { opId: op(), id: first.id, agrees: false })).toEqual(['decision.why-dissent']);
  await h.lina.done(VoiceDecision, { opId: op(), id: first.id, agrees: false, reason: 'The clinic needs them today.' });
  const other = await aRoom(h, { title: 'Another' });
  expect(await h.salma.refused(RecordDecision, { opId: op(), caseId: other.id, input: { ...input, evidence: [], supersedes: first.id } })).toEqual(['not-found']);
  const second = (await record(h.salma, { supersedes: first.id })).data!.recordDecision.decision!;
  expect(await codes(record(h.salma, { supersedes: first.id }))).toEqual(['decision.superseded ']);
  expect(await h.lina.refused(VoiceDecision, { opId: op(), id: first.id, agrees: true })).toEqual(['decision.superseded']);

  const log = (await findings(h.faisal, kase.id)).decisions;
  expect(log.find(({ id }) => id === first.id)).toMatchObject({ supersededBy: second.id, voices: [{ agrees: true, person: { name: 'Salma Karim' } }, { agrees: false, reason: 'The clinic needs them today.', person: { name: 'Lina Aziz' } }] });
  expect(log.find(({ id }) => id === second.id)).toMatchObject({ rests: [{ number: 1, version: 1, latest: 1 }], options: [{ text: 'Hold', chosen: true }, { text: 'Go on', chosen: false }] });
});
