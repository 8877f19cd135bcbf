import { screen } from '#lib/platform/freshness.svelte.ts';
import { hashOf } from '#lib/platform/trusted.ts';
import type { Frame, Open } from './feed.svelte.ts';
import type { Watch } from './watch.ts';

/** The same frames as server-sent events: `GET /feed?operation=<hash>&variables=<json>&after=<json>`. */
export const overEvents = ({ feed, variables }: Watch): Open => (after, on) => {
  const gone = new AbortController();
  const address = new URL('/feed', location.href);
  address.search = new URLSearchParams({ operation: hashOf(feed), variables: JSON.stringify(variables), after: JSON.stringify(after) }).toString();
  void (async () => {
    try {
      const response = await fetch(address, { headers: { accept: 'text/event-stream' }, signal: gone.signal, cache: 'no-store' });
      if (response.status === 401) return on.ended({ kind: 'unauthenticated' });
      if (response.status === 403 || response.status === 404) return on.ended({ kind: 'forbidden', reason: null });
      // A network that answers in the place of this house (a captive portal) sends a page, with a good conscience.
      screen.reached = (response.headers.get('content-type') ?? '').startsWith('text/event-stream');
      if (response.ok && response.body && screen.reached) for await (const data of eventsOf(response.body)) on.frame(JSON.parse(data) as Frame);
    } catch {
      // Falls through: a broken line is a broken line, whichever way it broke.
    }
    if (!gone.signal.aborted) on.ended({ kind: 'broken' });
  })();
  return () => gone.abort();
};

/** The `data` of each event of a stream, whatever chunks it comes in. */
export async function* eventsOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader();
  let rest = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    rest += value;
    const events = rest.split(/\r?\n\r?\n/);
    rest = events.pop() ?? '';
    for (const event of events) {
      const data = event.split(/\r?\n/).filter((line) => line.startsWith('data:')).map((line) => line.slice(5).replace(/^ /, ''));
      if (data.length > 0) yield data.join('\n');
    }
  }
}
