import { sendUnsentWords } from '#lib/case/room/unsent.ts';
import { sendCausesOnTheirWay } from '../causes/on-their-way.ts';
import { atOne, dial } from './desk.svelte.ts';
import { SharedText } from './shared-text.ts';
import { browserShelf, unsentOf } from './shelf.ts';

/** Milliseconds that words on their way out are waited for. */
const patience = 15_000;

type Left = 'safe' | 'unsent' | 'cards';

/** Sends what stands on this device alone. @returns whether all of it is safe now, or what of it is not: on its way, or on a card that its person has to decide on */
export const sendUnsent = async (person: string): Promise<Left> => {
  const socket = dial();
  try {
    const all = (await unsentOf(person)).map(async ({ document, called }): Promise<Left> => {
      const shelf = await browserShelf(person, called);
      const ended = Promise.withResolvers<void>();
      const text = new SharedText(document, socket, shelf, { change: () => void (text.ended && ended.resolve()) });
      await text.start();
      await Promise.race([text.safe(), ended.promise]);
      const left = text.cards.length ? 'cards' : text.kept === 'safe' ? 'safe' : 'unsent';
      await text.close();
      return left;
    });
    const late = new Promise<Left[]>((resolve) => setTimeout(() => resolve(['unsent']), patience));
    const left = await Promise.race([Promise.all(all), late]);
    return left.find((one) => one !== 'safe') ?? 'safe';
  } finally {
    socket.disconnect();
  }
};

/** The case whose discussion is open in this tab, and whose tree is: each sends what it shows by itself. */
export interface Here { readonly talk?: string | undefined; readonly tree?: string | undefined }

/** Sends the words that wait in this tab for a discussion or a tree. */
export const sendWords = (person: string, { talk, tree }: Here = {}): Promise<unknown> => Promise.all([sendUnsentWords(talk), sendCausesOnTheirWay(person, tree)]);

/** What was typed without a line goes out by itself once there is one, wherever in the house its person is then. A text that is open here sends its own. */
export const sendLeft = (person: string, here: Here): Promise<unknown> => Promise.all([sendWords(person, here), atOne() ? null : sendUnsent(person)]);
