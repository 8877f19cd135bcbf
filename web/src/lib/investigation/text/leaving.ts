import { hangUp, line } from './desk.svelte.ts';
import { SharedText } from './shared-text.ts';
import { browserShelf, unsentOf } from './shelf.ts';

/** Milliseconds that words on their way out are waited for. */
const patience = 15_000;

/** Sends what stands on this device alone. @returns whether all of it is safe now */
export const sendUnsent = async (person: string): Promise<boolean> => {
  const socket = line();
  try {
    const shelf = await browserShelf(person);
    const all = (await unsentOf(person)).map(async (document) => {
      const text = new SharedText(document, socket, shelf, { change: () => undefined, lost: () => undefined });
      await text.start();
      await text.safe();
      await text.close();
    });
    return await Promise.race([Promise.all(all).then(() => true), new Promise<boolean>((resolve) => setTimeout(() => resolve(false), patience))]);
  } finally {
    hangUp();
  }
};
