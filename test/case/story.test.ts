import { expect, test } from 'vitest';
import { AmendStory, ChangeTask, CloseCase, Discuss, DropTask, NameRespondent, NoteStory, Pin, Room, SetTask } from '../../schema/documents/case.ts';
import { AddEvidence, ClassifyEvidence, RecordDecision, ReviseEvidence } from '../../schema/documents/investigation.ts';
import { entriesAfter } from '../../server/journal/reader.ts';
import { trackingStream } from '../../server/journal/stream.entity.ts';
import { aRoom, findings, shown } from '../investigation/findings.ts';
import { client } from '../client.ts';
import { house, type NamedPerson } from '../house.ts';
import { aCase, op, room } from './room.ts';

const written = async (who: NamedPerson, kase: { number: string }, kind: string) => (await room(who, kase)).story.filter((entry) => entry.kind === kind);

test('what happened before anybody wrote it down stands in the story by two clocks, and inside only', async () => {
  const h = await house();
  const kase = await aRoom(h);
  const note = (who: NamedPerson, input: { text: string; happenedAt?: string; messageId?: string }) => who.refused(NoteStory, { opId: op(), caseId: kase.id, input });
  expect(await note(h.tariq, { text: 'x' })).toEqual(['not-found']);
  expect(await note(h.rami, { text: 'x' })).toEqual(['not-permitted']);
  expect(await note(h.salma, { text: ' ' })).toEqual(['required']);
  expect(await note(h.salma, { text: 'x', happenedAt: '2026-11-23T00:00:00.000Z' })).toEqual(['date-order']);
  expect(await note(h.salma, { text: 'x', messageId: kase.id })).toEqual(['unknown-value']);
  expect(await note(h.salma, { text: 'The driver called from the gate.', happenedAt: '2026-11-19T02:40:00.000Z' })).toEqual([]);
  const [entry] = await written(h.faisal, kase, 'story.noted');
  expect(entry).toMatchObject({ at: '2026-11-22T07:00:00.000Z', happenedAt: '2026-11-19T02:40:00.000Z', outside: null, clauses: ['7.6', '4.9'], actor: { name: 'Salma Karim' }, texts: [{ body: 'The driver called from the gate.' }] });
  expect((await entriesAfter(h.as().em, trackingStream(kase.id), 0)).map(({ kind }) => kind)).not.toContain('story.noted');

  const assessed = (await written(h.salma, kase, 'case.assessed'))[0]!;
  expect(assessed.outside).toBe('We looked at how serious it is and passed it to the right people.');
});

test('a sentence that says who did it says so to whoever prints it: nobody is named twice, in either language', async () => {
  const h = await house();
  const kase = await aRoom(h);
  await h.salma.done(Discuss, { opId: op(), id: kase.id, input: { body: 'Who was on duty?', mentions: [] } });
  for (const language of ['en', 'ar'] as const) {
    const reader = client({ origin: h.running.origin, headers: { 'accept-language': language }, cookies: h.salma.cookies });
    const { story } = (await reader.done(Room, { number: kase.number })).caseByNumber!;
    const [said, set] = ['room.said', 'case.assessed'].map((kind) => story.find((entry) => entry.kind === kind)!);
    expect(said!.sentence).toContain(said!.actor!.name);
    expect([said!.actorSaid, set!.actorSaid]).toEqual([true, false]);
    for (const entry of story) if (!entry.hole && entry.actorSaid) expect(entry.sentence).toContain(entry.actor!.name);
  }
});

test('a correction stands beside what it corrects: by who may read that, also after the case is closed', async () => {
  const h = await house();
  const kase = await aRoom(h);
  await h.salma.done(NoteStory, { opId: op(), caseId: kase.id, input: { text: 'Left the depot at 02:40.' } });
  const { seq } = (await written(h.salma, kase, 'story.noted'))[0]!;
  const amend = (who: NamedPerson, at: number, text: string) => who.refused(AmendStory, { opId: op(), caseId: kase.id, seq: at, input: { text } });
  expect(await amend(h.tariq, seq, 'x')).toEqual(['not-found']);
  expect(await amend(h.faisal, seq, 'x')).toEqual(['not-permitted']);
  expect(await amend(h.salma, 999, 'x')).toEqual(['unknown-value']);
  expect(await amend(h.salma, seq, '')).toEqual(['required']);
  expect(await amend(h.lina, seq, 'It was 03:40: the gate camera shows it.')).toEqual([]);
  expect((await written(h.faisal, kase, 'story.noted'))[0]!.texts).toMatchObject([{ body: 'Left the depot at 02:40.' }]);
  const [correction] = await written(h.faisal, kase, 'story.amended');
  expect(correction).toMatchObject({ actor: { name: 'Lina Aziz' }, texts: [{ body: 'It was 03:40: the gate camera shows it.' }] });
  expect(JSON.parse(correction!.fact!)).toMatchObject({ entry: seq });

  await h.huda.done(CloseCase, { opId: op(), id: kase.id, expectedVersion: (await room(h.huda, kase)).version, input: { closing: 'noContact', reason: 'Three calls.' } });
  expect(await h.salma.refused(NoteStory, { opId: op(), caseId: kase.id, input: { text: 'Too late.' } })).toEqual(['case.closed']);
  expect(await amend(h.salma, seq, 'And it was gate 4.')).toEqual([]);
});

test('the correction of what few may read is for the same few', async () => {
  const h = await house();
  const kase = await aRoom(h);
  await h.huda.done(NameRespondent, { opId: op(), id: kase.id, expectedVersion: (await room(h.huda, kase)).version, input: { personId: h.yara.id } });
  const { seq } = (await written(h.salma, kase, 'team.respondentNamed'))[0]!;
  await h.salma.done(AmendStory, { opId: op(), caseId: kase.id, seq, input: { text: 'She was on leave that day.' } });
  expect(await written(h.lina, kase, 'story.amended-confidential')).toHaveLength(1);
  expect((await room(h.faisal, kase)).story.map(({ kind }) => kind)).not.toContain('story.amended-confidential');
});

test('a message becomes task, evidence, decision and entry, keeps its words, and leads to all of them', async () => {
  const h = await house();
  const [kase, other] = [await aRoom(h), await aRoom(h)];
  const said = async (id: string, body: string) => (await h.lina.done(Discuss, { opId: op(), id, input: { body } })).discuss.message!.id;
  const [messageId, elsewhere] = [await said(kase.id, 'The driver says the seal was broken.'), await said(other.id, 'Something else.')];
  const task = { title: 'Ask the depot for the seal log', ownerId: h.salma.id };
  expect(await h.salma.refused(SetTask, { opId: op(), id: kase.id, input: { ...task, messageId: elsewhere } })).toEqual(['unknown-value']);
  await h.salma.done(SetTask, { opId: op(), id: kase.id, input: { ...task, messageId } });
  await h.salma.done(AddEvidence, { opId: op(), caseId: kase.id, input: { title: 'What the driver says', text: 'The driver says the seal was broken.', confidential: true, messageId } });
  const decision = { question: 'Do we stop the route?', options: [{ text: 'Yes', chosen: true }], reason: 'A broken seal.', evidence: [], messageId };
  await h.salma.done(RecordDecision, { opId: op(), caseId: kase.id, input: decision });
  await h.salma.done(NoteStory, { opId: op(), caseId: kase.id, input: { text: 'The driver found the seal broken.', messageId } });
  const message = async (who: NamedPerson) => (await room(who, kase)).messages.find(({ id }) => id === messageId)!;
  expect((await message(h.salma)).became.map(({ noun, label }) => `${noun} ${label}`).sort()).toEqual([`decision ${decision.question}`, 'evidence What the driver says', 'story_note ', `task ${task.title}`]);
  expect((await message(h.faisal)).became.map(({ noun }) => noun).sort()).toEqual(['decision', 'story_note', 'task']);
  expect(await message(h.salma)).toMatchObject({ body: 'The driver says the seal was broken.' });
  expect((await room(h.salma, kase)).tasks[0]).toMatchObject({ messageId });
  expect((await written(h.salma, kase, 'task.set')).map(({ fact }) => JSON.parse(fact!) as object)).toMatchObject([{ message: messageId }]);
});

test('a task goes to another owner or another day, against the version that was seen; what was dropped leads nowhere', async () => {
  const h = await house();
  const kase = await aRoom(h);
  const task = (await h.salma.done(SetTask, { opId: op(), id: kase.id, input: { title: 'Call the depot', ownerId: h.salma.id, dueAt: '2026-11-24T10:00:00.000Z' } })).setTask.task!;
  const change = (who: NamedPerson, ownerId: string, expectedVersion = task.version) => who.refused(ChangeTask, { opId: op(), id: task.id, expectedVersion, input: { ownerId, dueAt: '2026-11-25T10:00:00.000Z' } });
  expect(await change(h.tariq, h.lina.id)).toEqual(['not-found']);
  expect(await change(h.rami, h.lina.id)).toEqual(['not-permitted']);
  expect(await change(h.salma, h.rami.id)).toEqual(['team.cannot-lead']);
  expect(await change(h.lina, h.tariq.id)).toEqual(['team.not-inside']);
  expect(await change(h.salma, h.lina.id)).toEqual([]);
  expect(await change(h.salma, h.salma.id)).toEqual(['changed-meanwhile']);
  expect((await room(h.faisal, kase)).tasks[0]).toMatchObject({ owner: { name: 'Lina Aziz' }, dueAt: '2026-11-25T10:00:00.000Z' });
  expect((await written(h.faisal, kase, 'task.changed'))[0]!.sentence).toBe('A task went to Lina Aziz');
  // Whoever is to do something has to see it: who leads lets them into the team by it.
  await h.salma.done(SetTask, { opId: op(), id: kase.id, input: { title: 'Read the contract', ownerId: h.tariq.id } });
  expect((await room(h.tariq, kase)).team.map(({ person }) => person.name)).toContain('Tariq Nasser');
  await h.salma.done(DropTask, { opId: op(), id: task.id, dropped: true });
  expect((await room(h.salma, kase)).tasks.map(({ title }) => title)).toEqual(['Read the contract']);
});

test('anything is pinned once, with the words that say what it is; what few may read, before the same few', async () => {
  const h = await house();
  const kase = await aRoom(h);
  const evidence = await shown(h.salma, kase.id);
  const pin = (who: NamedPerson, itemId: string, noun = 'evidence', pinned = true) => who.refused(Pin, { opId: op(), id: kase.id, noun, itemId, pinned });
  expect(await pin(h.tariq, evidence.id)).toEqual(['not-found']);
  expect(await pin(h.rami, evidence.id)).toEqual(['not-permitted']);
  expect(await pin(h.salma, evidence.id)).toEqual([]);
  expect(await pin(h.lina, evidence.id)).toEqual([]);
  const pins = await written(h.faisal, kase, 'case.pinned');
  expect(pins.map(({ sentence, texts, actor }) => [sentence, texts[0]!.body, actor!.name])).toEqual([['Pinned to the story: evidence', 'Logger curve', 'Salma Karim']]);
  expect(await pin(h.lina, evidence.id, 'evidence', false)).toEqual([]);
  expect(await written(h.faisal, kase, 'case.pinned')).toHaveLength(2);

  const secret = (await h.salma.done(AddEvidence, { opId: op(), caseId: kase.id, input: { title: 'Name of the driver', text: 'R. S.', confidential: true } })).addEvidence.evidence!;
  expect(await pin(h.faisal, secret.id)).toEqual(['not-found']);
  expect(await pin(h.lina, secret.id)).toEqual([]);
  expect(await written(h.faisal, kase, 'case.pinned-confidential')).toEqual([]);
  expect(await written(h.salma, kase, 'case.pinned-confidential')).toHaveLength(1);
});

test('words that were redacted, or made confidential later, leave the story of everybody else', async () => {
  const h = await house();
  const kase = await aRoom(h);
  const evidence = await shown(h.salma, kase.id, 'Call record', 'Caller: N. Haddad.');
  const words = async (who: NamedPerson) => (await written(who, kase, 'evidence.added')).flatMap(({ texts }) => texts.map(({ body }) => body));
  expect(await words(h.faisal)).toEqual(['Call record', 'Caller: N. Haddad.']);
  await h.salma.done(ReviseEvidence, { opId: op(), id: evidence.id, text: 'Caller: …', expectedVersion: evidence.version, redactedFrom: 1 });
  expect(await words(h.faisal)).toEqual(['Call record']);
  expect(await words(h.lina)).toContain('Caller: N. Haddad.');
  const { version } = (await findings(h.salma, kase.id)).evidence[0]!;
  await h.salma.done(ClassifyEvidence, { opId: op(), id: evidence.id, expectedVersion: version, input: { title: 'Call record', state: 'kept', confidential: true } });
  expect(await words(h.faisal)).toEqual([]);
});

test('a case that is another’s has no story to write into', async () => {
  const h = await house();
  const kase = await aCase(h, { department: 'operations' });
  expect(await h.salma.refused(NoteStory, { opId: op(), caseId: kase.id, input: { text: 'x' } })).toEqual(['not-found']);
});
