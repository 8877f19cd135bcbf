import type { TypedDocumentNode } from '@urql/core';
import { parse } from 'graphql';
import type { Ask, Problem } from '#lib/platform/ask.server.ts';

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
}

/** Whom a demonstration offers to be, with one click. */
export interface DemonstrationPerson {
  id: string;
  name: string;
  /** What they do, in the reader's language. */
  about: string;
}

export interface Door {
  face: Face;
  /** false in an empty house: its first page sets up the first administrator. */
  ready: boolean;
  demonstration: boolean;
  people: readonly DemonstrationPerson[];
  viewer: Viewer | null;
  counts: Partial<Record<'work' | 'cases' | 'escalations' | 'actions', number>>;
}

/** What every frame needs to know before it draws anything. One question for the whole page. */
export async function door(ask: Ask, fallback: string): Promise<Door> {
  const { data } = await ask(DoorDocument, {});
  const house = data?.house;
  return {
    face: { name: house?.name ?? fallback, logo: house?.logo ?? null, accent: house?.accent ?? null },
    ready: house?.ready ?? true,
    demonstration: house?.demonstration ?? false,
    people: house?.demonstrationPeople ?? [],
    viewer: data?.viewer ?? null,
    counts: data?.viewer?.counts ?? {},
  };
}

interface UserError {
  code: string;
  message: string;
  field: readonly string[] | null;
}

/** What came of trying the door. */
export type Entry =
  | { kind: 'in'; token: string; expiresAt: string; language: 'en' | 'ar' | null }
  | { kind: 'code'; ticket: string }
  | { kind: 'refused'; faults: readonly { field: string | null; message: string }[] };

/** E-mail and password. Where there is a second factor the answer is a ticket, good for a few minutes and one code. */
export const signIn = async (ask: Ask, given: { email: string; password: string }): Promise<Entry> =>
  entered((await answered(ask(SignInDocument, given))).signIn);

export const confirmCode = async (ask: Ask, given: { ticket: string; code: string }): Promise<Entry> =>
  entered((await answered(ask(ConfirmCodeDocument, given))).confirmCode);

/** In a demonstration only: become one of its people. */
export const becomeDemonstration = async (ask: Ask, personId: string): Promise<Entry> =>
  entered((await answered(ask(SignInDemonstrationDocument, { personId }))).signInDemonstration);

/** The first administrator of an empty house. */
export const setUp = async (
  ask: Ask,
  given: { houseName: string; name: string; email: string; password: string; language: string },
): Promise<Entry> => entered((await answered(ask(SetUpDocument, given))).setUp);

export const signOut = async (ask: Ask): Promise<void> => void (await ask(SignOutDocument, {}));

interface EntryAnswer {
  token: string | null;
  expiresAt: string | null;
  ticket: string | null;
  language?: 'en' | 'ar' | null;
  userErrors: readonly UserError[];
}

function entered(answer: EntryAnswer): Entry {
  if (answer.userErrors.length > 0) {
    return { kind: 'refused', faults: answer.userErrors.map(({ message, field }) => ({ message, field: field?.at(-1) ?? null })) };
  }
  if (answer.token && answer.expiresAt) {
    return { kind: 'in', token: answer.token, expiresAt: answer.expiresAt, language: answer.language ?? null };
  }
  return { kind: 'code', ticket: answer.ticket ?? '' };
}

async function answered<T>(asked: Promise<{ data: T | null; errors: readonly Problem[] }>): Promise<T> {
  const { data, errors } = await asked;
  if (!data) throw new Error(errors[0]?.message ?? 'no answer');
  return data;
}

const document = <T, V extends Record<string, unknown>>(text: string) => parse(text) as TypedDocumentNode<T, V>;

const DoorDocument = document<
  {
    house: { name: string; logo: string | null; accent: string | null; ready: boolean; demonstration: boolean; demonstrationPeople: DemonstrationPerson[] };
    viewer: (Viewer & { counts: Door['counts'] }) | null;
  },
  Record<string, never>
>(/* GraphQL */ `
  query Door {
    house { name logo accent ready demonstration demonstrationPeople { id name about } }
    viewer { id name roles counts { work cases escalations actions } }
  }
`);

const ConfirmCodeDocument = document<{ confirmCode: EntryAnswer }, { ticket: string; code: string }>(/* GraphQL */ `
  mutation ConfirmCode($ticket: String!, $code: String!) {
    confirmCode(ticket: $ticket, code: $code) { token expiresAt ticket language userErrors { code message field } }
  }
`);

const SignInDocument = document<{ signIn: EntryAnswer }, { email: string; password: string }>(/* GraphQL */ `
  mutation SignIn($email: String!, $password: String!) {
    signIn(input: { email: $email, password: $password }) { token expiresAt ticket language userErrors { code message field } }
  }
`);

const SignInDemonstrationDocument = document<{ signInDemonstration: EntryAnswer }, { personId: string }>(/* GraphQL */ `
  mutation SignInDemonstration($personId: ID!) {
    signInDemonstration(personId: $personId) { token expiresAt ticket language userErrors { code message field } }
  }
`);

const SetUpDocument = document<
  { setUp: EntryAnswer },
  { houseName: string; name: string; email: string; password: string; language: string }
>(/* GraphQL */ `
  mutation SetUp($houseName: String!, $name: String!, $email: String!, $password: String!, $language: String!) {
    setUp(input: { houseName: $houseName, name: $name, email: $email, password: $password, language: $language }) {
      token expiresAt ticket language userErrors { code message field }
    }
  }
`);

const SignOutDocument = document<{ signOut: { userErrors: readonly UserError[] } }, Record<string, never>>(/* GraphQL */ `
  mutation SignOut { signOut { userErrors { code } } }
`);
