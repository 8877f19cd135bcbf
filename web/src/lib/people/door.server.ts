import { ConfirmCode, Door as DoorDocument, SetUp, SignIn, SignInAsDemonstration, SignOut, WaitingFactor } from '#schema/documents/door.ts';
import type { Answer, Ask } from '#lib/platform/ask.server.ts';

/** The organisation's own face, on everything public; the product's is nowhere there. */
export interface Face {
  name: string;
  logo: string | null;
  /** Its colour as #rrggbb, where it has chosen one that can be read on paper. */
  accent: string | null;
}

export interface Viewer {
  id: string;
  name: string;
  roles: readonly string[];
  /** What this person may do in the house, as words. */
  can: readonly string[];
  /** Whether the password was given lately enough for security settings. */
  proved: boolean;
}

/** Whom a demonstration offers to be, with one click. */
export interface DemonstrationPerson {
  id: string;
  name: string;
  /** What they do and where, in the reader's language. */
  about: string;
  /** The role that they show a newcomer; null where somebody before them does. */
  shows: string | null;
}

export interface Door {
  face: Face;
  /** false in an empty house: its first page sets up the first administrator. */
  ready: boolean;
  demonstration: boolean;
  /** Per cent of the demonstration that is loaded; null where nothing is being loaded. */
  loaded: number | null;
  people: readonly DemonstrationPerson[];
  singleSignOn: boolean;
  viewer: Viewer | null;
}

/** What every frame needs to know before it draws anything. One question for the whole page. */
export async function door(ask: Ask, fallback: string): Promise<Door> {
  const { data } = await ask(DoorDocument, {});
  const house = data?.house;
  return {
    face: { name: house?.name || fallback, logo: house?.logo ?? null, accent: house?.accent ?? null },
    ready: house?.ready ?? true,
    demonstration: house?.demonstration ?? false,
    loaded: house?.demonstrationLoaded ?? null,
    people: house?.demonstrationPeople ?? [],
    singleSignOn: house?.singleSignOn ?? false,
    viewer: data?.viewer ?? null,
  };
}

/** What an authenticator takes in. */
export interface NewFactor {
  address: string;
  secret: string;
  qr: string;
}

/** What came of trying the door. */
export type Entry =
  | { kind: 'in'; token: string; expiresAt: string; language: string | null; digits: string | null; hijri: boolean | null; recovery: readonly string[] | null }
  | { kind: 'code'; ticket: string }
  | { kind: 'refused'; faults: readonly { field: string | null; message: string; code: string }[] };

/** E-mail and password. Where there is a second factor the answer is a ticket, good for a few minutes and one code. */
export const signIn = async (ask: Ask, input: { email: string; password: string }): Promise<Entry> =>
  entered((await answered(ask(SignIn, { input }))).signIn);

export const confirmCode = async (ask: Ask, input: { ticket: string; code: string }): Promise<Entry> =>
  entered((await answered(ask(ConfirmCode, { input }))).confirmCode);

/** The new second factor that this step sets, where the one before was lost; null where a code of the one in use is asked. */
export const waitingFactor = async (ask: Ask, ticket: string): Promise<NewFactor | null> => (ticket ? ((await ask(WaitingFactor, { ticket })).data?.waitingFactor ?? null) : null);

/** In a demonstration only: become one of its people. */
export const becomeDemonstration = async (ask: Ask, personId: string): Promise<Entry> =>
  entered((await answered(ask(SignInAsDemonstration, { personId }))).signInAsDemonstration);

/** The first administrator of an empty house. */
export const setUp = async (ask: Ask, input: { houseName: string; name: string; email: string; password: string; language: string }): Promise<Entry> =>
  entered((await answered(ask(SetUp, { input }))).setUp);

export const signOut = async (ask: Ask): Promise<void> => void (await ask(SignOut, {}));

/** What came of a link that opens the door: an invitation, a reset. */
export const come = async <T>(asked: Promise<Answer<T>>, answer: (data: T) => Told): Promise<Entry> => entered(answer(await answered(asked)));

interface Told {
  entered: { token: string | null; expiresAt: string | null; ticket: string | null; recovery?: readonly string[] | null; language: string | null; digits: string | null; hijri: boolean | null } | null;
  userErrors: readonly { code: string; message: string; field: readonly string[] | null }[];
}

function entered({ entered: given, userErrors }: Told): Entry {
  if (userErrors.length > 0 || !given) {
    return { kind: 'refused', faults: userErrors.map(({ code, message, field }) => ({ code, message, field: field?.at(-1) ?? null })) };
  }
  if (given.token && given.expiresAt) return { kind: 'in', token: given.token, expiresAt: given.expiresAt, language: given.language, digits: given.digits, hijri: given.hijri, recovery: given.recovery ?? null };
  return { kind: 'code', ticket: given.ticket ?? '' };
}

/** The answer of a mutation; without one something is broken, and the error page says so. */
async function answered<T>(asked: Promise<Answer<T>>): Promise<T> {
  const { data, errors } = await asked;
  if (!data) throw new Error(errors[0]?.message ?? 'no answer');
  return data;
}
