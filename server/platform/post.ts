import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context, PortKey } from './context.ts';
import type { Language } from './language.ts';

/** A piece of a sentence: plain, an id or date kept from turning the line round, or a link. */
export type Part = string | { readonly id: string } | { readonly link: string; readonly says: string };

/** What a letter is made of, from top to bottom. */
export type Piece =
  | { readonly says: readonly Part[] }
  /** Somebody's words, as they wrote them. */
  | { readonly quote: string }
  /** A number that has to be found at once. */
  | { readonly big: string }
  /** The one thing to do. */
  | { readonly button: string; readonly href: string };

/** A letter in one language, as data; text and page are made of it. */
export interface Letter {
  readonly language: Language;
  readonly subject: string;
  readonly pieces: readonly Piece[];
  /** The same for a telephone: a few plain words and the link. */
  readonly short?: string;
}

export interface Posting {
  /** The name of this effect: under it, something is sent once, however often it is asked for. */
  readonly effect: string;
  readonly way: 'email' | 'phone';
  readonly to: string;
  readonly letter: Letter;
  readonly caseId?: string | null;
  /** What it tells a colleague of, where it is not needed any more once that was read. */
  readonly letterId?: string | null;
}

/** Takes letters to the outside, or to the development inbox; called after the verb, or by a reader within its transaction. */
export type Post = (ctx: Context, posting: Posting, em?: EntityManager) => Promise<void>;
export const PostPort: PortKey<Post> = { name: 'post' };

/** The origin that people reach this house by, as 'https://majlis.example.org'. */
export const OriginPort: PortKey<() => string> = { name: 'origin' };

/** Whether letters leave by e-mail; where they do not, they lie in the development inbox. */
export const LeavesPort: PortKey<boolean> = { name: 'leaves' };
