import { m } from '#lib/paraglide/messages.js';

/** What feedback can be, as triage says it; the words are those of the API. */
export const natures = ['complaint', 'misconduct', 'incident', 'employee', 'service', 'enquiry', 'suggestion', 'compliment', 'outside', 'abusive'] as const;
export type Nature = (typeof natures)[number];

const words: Record<Nature, () => string> = {
  complaint: m.nature_complaint, misconduct: m.nature_misconduct, incident: m.nature_incident, employee: m.nature_employee, service: m.nature_service,
  enquiry: m.nature_enquiry, suggestion: m.nature_suggestion, compliment: m.nature_compliment, outside: m.nature_outside, abusive: m.nature_abusive,
};

export const natureSaid = (nature: string): string => words[nature as Nature]?.() ?? nature;

const protecting: readonly string[] = ['complaint', 'misconduct', 'incident', 'employee'];

/** Whether it makes less of what somebody said: then a second person decides. The server says the same; here it only chooses the form. */
export const makesLess = (from: string, to: string): boolean => protecting.includes(from) && !protecting.includes(to);

const channelWords = {
  call: m.channel_call, branch: m.channel_branch, letter: m.channel_letter, email: m.channel_email, social: m.channel_social, whatsapp: m.channel_whatsapp, app: m.channel_app, fax: m.channel_fax, referral: m.channel_referral,
};
export const channels = (): { value: string; label: string }[] => Object.entries(channelWords).map(([value, say]) => ({ value, label: say() }));
