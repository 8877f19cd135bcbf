import type { PortKey } from '../../platform/context.ts';

/** How somebody comes in by the organisation's own identity provider; null where none is configured. */
export interface SingleSignOn {
  /** Where to send the browser, and what has to be remembered until it comes back to `redirect`. */
  begin(redirect: URL): Promise<{ readonly to: URL; readonly kept: string }>;
  /** @param search what stood behind `?` when it came back @returns the verified e-mail address @throws where anything does not fit */
  finish(search: string, kept: string): Promise<string>;
}
export const SingleSignOnPort: PortKey<SingleSignOn | null> = { name: 'single sign-on' };
