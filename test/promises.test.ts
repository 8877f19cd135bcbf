import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

/** What the live room promises, in the words of its design: what separates the real thing from a toy. Each is named by a test that shows it. */
const promises = {
  feed: [
    'subscribe before the snapshot, buffer, drop what the snapshot already has',
    'a frame that does not follow one’s own position is a gap',
    'up to 1,000 entries and 24 hours must arrive as catchup',
    'what you may no longer see arrives as a hole',
    'catching up applies today’s permission',
    'one handler for live and for catching up',
    'a mutation returns its seq, so your own write is matched, not echoed',
    'a retry after reconnect cannot apply twice',
    'both values, people and times are shown and a human chooses',
    'words queue offline, decisions do not',
    'a snapshot arrives without blanking the screen',
    'heartbeats find half-open sockets',
    'heartbeats find gaps',
    'heartbeats find stale builds',
    '15 s without proof and the screen says so',
    'everything that matters works where WebSockets are blocked',
    'taking away access stops subscriptions within 1 s, with a named reason',
    'taking away access stops text sync on every node within 1 s',
    'the local cache is wiped; unsent text is quarantined for the lead, neither merged nor dropped',
    'an empty scope can never disconnect everybody',
    'an expired session locks the screen and wipes nothing: the same person signs in and goes on',
    'signing out wipes what this device keeps of texts, once what is not sent is settled; and so does another person',
    'while 200 changes happen, the room is what a fresh load shows, focus and scroll unmoved',
  ],
  'shared text': [
    'on this device · received · safe',
    'safe only when it is committed in PostgreSQL',
    'kill -9 the server after safe and close the tab: every character is there',
    'seeded exactly once, under lock',
    'a genesis id refuses a stale browser copy of an older document',
    'a permission check on every message, not only at joining',
    'a rescue card shows your exact words',
    'who removed the place and when',
    'put back here',
    'kept as a comment',
    'never discarded by default',
    'undo undoes one’s own edits only',
    'updates are untrusted: size caps, malformed updates refused without hurting the room, schema of the document checked',
    'carets schema-checked and capped',
    'an honest tab that typed offline yesterday is accepted and a forged id is not',
    'large pastes are inserted in transactions of at most 16 KB',
  ],
  'cause tree': [
    'the server orders moves, refuses cycles and explains the refusal',
    'offline additions queue as verbs and land in an unplaced tray if their place is gone',
    'only the text being typed in a cause is shared text',
    '5 Whys, fishbone and nested list are three views of the one tree',
    'dragging shows at once and is confirmed or taken back with a reason',
    'every node is reachable by keyboard',
    'the list as the twin for print and screen readers',
    'adding a hypothesis is light',
    'recording a root cause is a decision: a person, a reason, evidence, the journal',
  ],
  presence: [
    'five tabs are one avatar',
    'an unplugged cable dims within 10 s and is gone within 30 s; a 3 s blip causes no flicker',
    'a crash leaves no ghost',
    'typing dies 5 s after the typist vanishes',
    'viewing, editing this field, writing to the customer',
    'colours are equal for all viewers and never the only mark',
    'presence in a confidential case is invisible to those without access, in counters too',
    'following a colleague follows anchors, never pixels',
    'any move of one’s own ends it',
  ],
  room: [
    'timeline with two clocks',
    'corrections as amendments',
    'anything can be pinned to the timeline with one key',
    'decision log',
    'exactly one lead at every instant',
    'handover is offer → accept with a generated brief',
    'evidence with custody',
    'redaction makes a derivative',
    'an inbox for the unclassified',
    'a message can become evidence, task, decision or timeline entry',
    'comments anchored to text',
    'mentions notify when sent',
    'private drafts nobody sees until shared',
    'catch-up (“since you left: 2 decisions, 1 cause, 5 notes”) from a per-person last-seen number across devices',
    'scrub to any moment and see what was visible then to that role',
    'may still be seen by you today',
    'authorship per sentence',
  ],
} as const;

test.for(Object.entries(promises))('each promise of the live room is named by a test: %s', ([, all]) => {
  const paths = globSync('*/*.{test,spec}.ts', { cwd: fileURLToPath(new URL('.', import.meta.url)) });
  const titles = paths.flatMap((path) => readFileSync(new URL(path, import.meta.url), 'utf8').split('\n').filter((line) => /^\s*test\b/.test(line))).join('\n').toLowerCase();
  expect(titles.length).toBeGreaterThan(10_000);
  expect(all.filter((promise) => !titles.includes(promise.toLowerCase()))).toEqual([]);
});
