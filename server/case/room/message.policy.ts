import type { Actor } from '../../platform/context.ts';
import { maySee, permission, type Ruled } from '../case.policy.ts';

/**
 * What somebody is to a room or a text when a message of a socket passes. Everybody at the other end of a line is `line`: there was a session when it was laid,
 * and whoever has none has no line. The others are asked anew, today: `seated` had a seat at this very text once; `reader` may read the case; `writer` may write in its texts.
 */
export const parts = ['line', 'seated', 'reader', 'writer', 'lead'] as const;
export type Part = (typeof parts)[number];

interface Message { readonly who: readonly Part[]; readonly about: string }

/** Message × who, whole: what pages may say over sockets, and as what. A message that stands in no line here is heard by nobody. Tests walk every cell. */
export const heard = {
  'presence.enter': { who: ['reader'], about: 'Comes into the room of a case: answered with true or false.' },
  'presence.here': { who: ['reader'], about: 'A sign of life: in which part of the room, in which field and how, what is selected, idle or not.' },
  'presence.read': { who: ['reader'], about: 'Entries that were on this screen: told to the same person’s other screens in the room, and to nobody else.' },
  'presence.gather': { who: ['lead'], about: 'Asks everybody else in the room to come to a place: answered with asked, early or closed.' },
  'presence.leave': { who: ['line'], about: 'Goes out of the room; concerns one’s own tab alone.' },
  'text.open': { who: ['reader'], about: 'Takes a seat at a text and claims one’s own writer’s ids: answered with what the device lacks. Of a draft there is no reader but its writer.' },
  'text.write': { who: ['writer'], about: 'Words under one’s own writer’s id, and where the caret stands after them.' },
  'text.caret': { who: ['reader'], about: 'Where the caret stands.' },
  'text.removed': { who: ['reader'], about: 'Asks who took words away, and when.' },
  'text.aside': { who: ['seated'], about: 'Words that could not be sent before access ended: kept for the lead, neither merged nor dropped.' },
  'text.close': { who: ['line'], about: 'Gives a seat back; concerns one’s own tab alone.' },
} as const satisfies Record<string, Message>;

/** What pages are told over sockets, and as what they are told it. */
export const told = {
  'presence.faces': { who: ['reader'], about: 'Who is in the room, whenever that is another list.' },
  'presence.read': { who: ['reader'], about: 'What was on another screen of the same person.' },
  'presence.gather': { who: ['reader'], about: 'The lead asks to come to a place.' },
  'presence.out': { who: ['line'], about: 'Access has ended, to whoever was in the room until now.' },
  'text.text': { who: ['reader'], about: 'Words in the order of the log, and whose messages are safe by it.' },
  'text.carets': { who: ['reader'], about: 'Where everybody’s carets stand, with names that are the server’s word.' },
  'text.late': { who: ['reader'], about: 'Numbers of messages that are here and not in the database yet.' },
  'text.may': { who: ['reader'], about: 'Whether one may write from now on.' },
  'text.refused': { who: ['line'], about: 'Numbers of messages that were not taken, and why: to whoever sent them, or to all at a text that is full.' },
  'text.out': { who: ['line'], about: 'Access has ended, and why, to whoever had a seat until now.' },
} as const satisfies Record<string, Message>;

type At<Table, Space extends string> = keyof Table extends infer Name ? (Name extends `${Space}.${infer Event}` ? Event : never) : never;
/** What is heard at a namespace of sockets. */
export type Heard<Space extends string> = At<typeof heard, Space>;
export type Told<Space extends string> = At<typeof told, Space>;

/** What somebody is to a room today; the rest is said by whoever asks: whether the text they ask for is open to writers, and whether they were at it. */
export const partsIn = (actor: Actor, kase: Ruled, { open = false, seated = false } = {}): ReadonlySet<Part> => {
  const found = new Set<Part>(['line']);
  if (actor.kind !== 'person') return found;
  if (seated) found.add('seated');
  if (!maySee(actor, kase)) return found;
  found.add('reader');
  if (open && permission('document.write')(actor, kase) === true) found.add('writer');
  if (kase.leadId === actor.id) found.add('lead');
  return found;
};

/** Whether a message passes; the default is no. */
export const passes = (message: keyof typeof heard, found: ReadonlySet<Part>): boolean => heard[message].who.some((part) => found.has(part));
/** What passes for everybody who has a line: nobody has to be asked. */
export const free: ReadonlySet<Part> = new Set(['line']);
