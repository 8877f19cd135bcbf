/**
 * Shows a push and leads to its place when it is tapped. It answers no request and keeps no copy of anything: whoever may see
 * what is decided by the server each time. Registered by a person's click only (lib/notice/device.ts).
 */

interface Shown { title?: string; body?: string; url?: string; tag?: string; lang?: string; dir?: NotificationDirection }
interface Waits { waitUntil(work: Promise<unknown>): void }
interface Window { readonly url: string; focus(): Promise<unknown>; navigate(url: string): Promise<unknown> }

const worker = globalThis as unknown as {
  readonly location: Location;
  readonly registration: ServiceWorkerRegistration;
  readonly clients: { matchAll(which: object): Promise<Window[]>; openWindow(url: string): Promise<unknown> };
  addEventListener(type: 'push', hear: (event: Waits & { data: { json(): unknown } | null }) => void): void;
  addEventListener(type: 'notificationclick', hear: (event: Waits & { notification: Notification }) => void): void;
};

worker.addEventListener('push', (event) => {
  const { title = 'Majlis', body = '', url = '/work', tag = 'majlis', lang = '', dir = 'auto' } = read(event.data);
  event.waitUntil(worker.registration.showNotification(title, { body, tag, lang, dir, data: { url }, icon: '/mark.svg', badge: '/mark.svg', renotify: true } as NotificationOptions));
});

worker.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(open(String((event.notification.data as { url?: unknown } | null)?.url ?? '/work')));
});

function read(data: { json(): unknown } | null): Shown {
  try {
    return (data?.json() ?? {}) as Shown;
  } catch {
    return {};
  }
}

/** A place of this house only; a window that is open already goes there. */
async function open(path: string): Promise<void> {
  const place = new URL(/^\/(?!\/)/.test(path) ? path : '/work', worker.location.origin);
  const [window] = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const came = window && (await window.focus().then(() => window.navigate(place.href), () => null));
  if (!came) await worker.clients.openWindow(place.href);
}
