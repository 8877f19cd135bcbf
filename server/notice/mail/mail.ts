import type { PortKey } from '../../platform/context.ts';
import type { Rendered } from './rendering.ts';

export interface Mail extends Rendered {
  readonly to: string;
  /** Whose letter it is, as the organisation wants to be named; null: as the configuration names it, else by the organisation's own name. */
  readonly sender: string | null;
  readonly house: string;
  /** Made of the effect, so that the same letter is the same letter wherever it arrives twice. */
  readonly messageId: string;
}

/** The one way mail leaves; null where it stays in the development inbox. */
export interface MailPortal { send(mail: Mail): Promise<void>; close(): void }
export const MailPort: PortKey<MailPortal | null> = { name: 'mail' };

/** SMTP, as configured. `Auto-Submitted` keeps other machines from answering (RFC 3834). */
export const smtp = async ({ url, from }: { readonly url: string; readonly from: string }): Promise<MailPortal> => {
  const { createTransport } = await import('nodemailer');
  const transport = createTransport(url);
  const [, name = '', address] = /^(?:"?([^"<]*?)"?\s*<)?([^<>]+)>?$/.exec(from.trim()) ?? [from, '', from];
  return {
    async send({ to, sender, house, subject, text, html, messageId }) {
      await transport.sendMail({ from: { name: sender ?? (name || house), address }, to, subject, text, html, messageId, headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' }, disableFileAccess: true, disableUrlAccess: true });
    },
    close: () => transport.close(),
  };
};
