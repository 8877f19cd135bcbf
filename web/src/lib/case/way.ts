/** Ways by which somebody can be told that it arrived, as words of the channels. */
export const ways = ['email', 'call', 'sms', 'whatsapp', 'letter', 'branch', 'app'] as const;

const wanted: Readonly<Record<string, string>> = { email: 'email', sms: 'sms', phone: 'call', letter: 'letter' };

/** The way that is proposed: as they want to be reached, else as they came; none where neither says. */
export const wayTo = (channel: string, reach: string | null): string =>
  wanted[reach ?? ''] ?? ways.find((way) => way === channel) ?? (channel === 'fax' ? 'letter' : '');
