import { hangUp, line } from './desk.svelte.ts';
import { SharedText } from './shared-text.ts';
import { browserShelf, unsentOf } from './shelf.ts';

/** Milliseconds that words on their way out are waited for. */
const patience = 15_000;

/** Sends what stands on this device alone. @returns whether all of it is safe now, or what of it is not: on its way, or on a card that its person has to decide on */
export const sendUnsent = async (person: string): Promise<'safe' | 'unsent' | 'cards'> => {
  const socket = line();
  try {
    const shelf = await browserShelf(person);
    const all = (await unsentOf(person)).map(async (document) => {
      const text = new SharedText(document, socket, shelf, { change: () => undefined });
      await text.start();
      await text.safe();
      await text.close();
      return text.cards.length;
    });
    return await Promise.race([Promise.all(all).then((cards) => (cards.some(Boolean) ? 'cards' : 'safe')), new Promise<'unsent'>((resolve) => setTimeout(() => resolve('unsent'), patience))]);
  } finally {
    hangUp();
  }
};
