import { m } from '#lib/paraglide/messages.js';
import { done as told, failed } from '#lib/platform/ui/toast.ts';
import type { Presence } from './presence.svelte.ts';

/** The lead asks everybody else who is here to come to what lies before the lead's own eyes, and hears whether they were asked. */
export const askToCome = async (presence: Presence): Promise<void> => {
  const answer = await presence.gather();
  if (answer === 'asked') told(m.presence_gather_asked());
  else failed(answer === 'early' ? m.presence_gather_early() : m.presence_gather_failed());
};
