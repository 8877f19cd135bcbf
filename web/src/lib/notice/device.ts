import { newOpId, send } from '#lib/platform/client.svelte.ts';
import { AddDevice } from '#schema/documents/notice.ts';

/** What this browser can do about notices. */
export type Standing = 'able' | 'insecure' | 'unable' | 'denied';

export function standingHere(): Standing {
  if (!window.isSecureContext) return 'insecure';
  if (!('serviceWorker' in navigator) || !('PushManager' in window) || !('Notification' in window)) return 'unable';
  return Notification.permission === 'denied' ? 'denied' : 'able';
}

/** Asks the browser, and makes it one of the devices. Called from a click only, since browsers punish those who ask unasked. */
export async function addThisDevice(pushKey: string, name: string): Promise<'added' | 'denied' | 'unasked' | 'trouble' | { message: string }> {
  const answer = await Notification.requestPermission();
  if (answer !== 'granted') return answer === 'denied' ? 'denied' : 'unasked';
  const subscription = await subscribed(bytesOf(pushKey)).catch(() => null);
  const { endpoint, keys } = subscription?.toJSON() ?? {};
  if (!subscription || !endpoint || !keys?.['p256dh'] || !keys['auth']) return 'trouble';
  const { data, trouble } = await send(AddDevice, { opId: newOpId(), input: { name, endpoint, p256dh: keys['p256dh'], auth: keys['auth'] } });
  const refused = data?.addDevice.userErrors[0]?.message ?? trouble?.message;
  if (refused === undefined) return 'added';
  await subscription.unsubscribe();
  return { message: refused };
}

/** A subscription belongs to the key of one house: one made for another key is given up. */
async function subscribed(key: Uint8Array<ArrayBuffer>): Promise<PushSubscription> {
  await navigator.serviceWorker.register('/service-worker.js');
  const { pushManager } = await navigator.serviceWorker.ready;
  const known = await pushManager.getSubscription();
  const theirs = known?.options.applicationServerKey;
  if (known && theirs && new Uint8Array(theirs).join() === key.join()) return known;
  await known?.unsubscribe();
  return pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
}

const bytesOf = (base64url: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(base64url.replace(/-/g, '+').replace(/_/g, '/')), (sign) => sign.charCodeAt(0));
