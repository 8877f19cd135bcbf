import type { IncomingMessage } from 'node:http';

/** The origins whose pages may speak to this house: the public one, or the very host that was asked. */
export class Origins {
  constructor(private readonly publicUrl: string | null, private readonly trustsProxy: boolean) {}

  /**
   * Whether a page of a foreign origin sent this. Browsers always say where a socket or a POST comes from; what says nothing is a
   * program, and carries credentials of its own.
   */
  foreign({ headers }: IncomingMessage): boolean {
    const { origin } = headers;
    if (origin === undefined) return headers['sec-fetch-site'] === 'cross-site';
    if (origin === this.publicUrl) return false;
    const host = (this.trustsProxy && first(headers['x-forwarded-host'])) || headers.host;
    return !URL.canParse(origin) || new URL(origin).host !== host;
  }
}

const first = (value: string | string[] | undefined): string | undefined => String(value ?? '').split(',', 1)[0]?.trim() || undefined;
