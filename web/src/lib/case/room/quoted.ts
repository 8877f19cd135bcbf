import { ownTold } from './own.ts';
import type { RoomData } from './data.ts';

interface Told {
  readonly kind?: string | null;
  readonly texts: readonly { readonly field: string; readonly body: string; readonly language: string }[];
}

/** Their texts stand beside them already: the assessment at the side, the response in the entry before. */
const bare: ReadonlySet<string> = new Set(['case.assessed', 'response.approvalAsked', 'response.approved']);

/** What was approved is sealed as one text: outcome, answer, recourse. The entry names the first, and quotes the second. */
const answerIn = (sealed: string): string => sealed.split('\u001e')[1] ?? sealed;

/** The words that are shown below an entry, as they stood then and as people read them. */
export const quoted = ({ kind, texts }: Told, room: Pick<RoomData, 'own' | 'ownFields'>): { body: string; language: string | undefined }[] =>
  texts.slice(0, bare.has(kind ?? '') ? 0 : 2).map(({ field, body, language }) => ({
    body: field === 'own' ? ownTold(body, room) : field === 'approved' ? answerIn(body) : body,
    language: language === 'und' ? undefined : language,
  }));
