import { send } from '#lib/platform/client.svelte.ts';
import { inTab } from '#lib/platform/tab.ts';
import { Discuss } from '#schema/documents/case.ts';
import type { Message } from './data.ts';

/** Words of one's own that could not be sent: kept by the tab until they are, or until their author discards them. */
export type Unsent = Message & { failed?: string };

const beginning = 'majlis.unsent.';
const key = (room: string): string => beginning + room;

export const keepUnsent = (room: string, messages: readonly Unsent[]): void => {
  if (messages.length) sessionStorage.setItem(key(room), JSON.stringify(messages));
  else sessionStorage.removeItem(key(room));
};

export const unsentIn = (room: string): readonly Unsent[] => {
  try {
    return JSON.parse(sessionStorage.getItem(key(room)) ?? '[]') as Unsent[];
  } catch {
    return [];
  }
};

/** The words that wait in this tab, of whatever room. */
export const unsentWords = (): string[] => inTab<Unsent>(beginning).flatMap(([, messages]) => messages.map(({ body }) => body));

/** Sends what waits in this tab, wherever its person is; under the name that it has had, so never twice. What could not be sent stays. @param open the room that shows its own */
export const sendUnsentWords = async (open?: string): Promise<void> => {
  for (const [room, messages] of inTab<Unsent>(beginning)) {
    if (room === open) continue;
    const left: Unsent[] = [];
    for (const message of messages) {
      const { data } = await send(Discuss, { opId: message.id, id: room, input: { body: message.body, mentions: [...message.mentions] } });
      if (!data || data.discuss.userErrors.length) left.push(message);
    }
    keepUnsent(room, left);
  }
};
