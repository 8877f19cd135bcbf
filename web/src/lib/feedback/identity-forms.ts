import { who } from '#lib/case/matter.ts';
import { choices } from '#lib/case/said.ts';
import { m } from '#lib/paraglide/messages.js';
import { askForm, type AskForm } from '#lib/platform/ask-form.ts';
import { CorrectIdentity, EraseIdentity, RevealIdentity } from '#schema/documents/feedback.ts';
import type { Identity, Told } from './told.ts';

/** What is done with who complained. None of it stays in the browser. */
export type IdentityStep = 'reveal' | 'correct' | 'erase';

const reveal = ({ id }: Told): AskForm =>
  askForm({
    key: `${id}.reveal`, secret: true, title: m.who_reveal(), about: m.who_reveal_about(), go: m.who_reveal_go(), document: RevealIdentity,
    fields: [{ name: 'reason', label: m.who_reveal_reason(), type: 'textarea', rows: 3, required: true }],
    variables: ({ reason = '' }) => ({ id, reason }),
  });

/** What is not shown here stays as it is. */
function correct({ id, complainant, nature }: Told, known: Identity): AskForm {
  const { anonymous, proxy, reach, language } = complainant!;
  const text = (name: 'name' | 'behalfOf' | 'relation' | 'address' | 'addressAs' | 'time' | 'email' | 'phone', label: string) => ({ name, label, initial: known[name] ?? '' });
  return askForm({
    key: `${id}.correct`, secret: true, title: m.who_correct_title({ who: who(nature) }), about: m.who_correct_about(), go: m.who_correct_go(), done: m.who_corrected(), document: CorrectIdentity,
    fields: [
      text('name', m.who_name()),
      ...(proxy ? [text('behalfOf', m.who_behalf()), text('relation', m.who_relation())] : []),
      { ...text('email', m.feedback_email()), type: 'email', half: true },
      { ...text('phone', m.feedback_phone()), type: 'tel', half: true },
      { ...text('address', m.who_address()), type: 'textarea', rows: 2 },
      text('addressAs', m.who_address_as()),
      text('time', m.who_time()),
      { name: 'reach', label: m.who_reach(), type: 'choice', required: true, initial: reach, options: choices('reach', ['email', 'sms', 'phone', 'letter', 'none']) },
      { name: 'language', label: m.who_writes_in(), type: 'choice', required: true, initial: language, options: [{ value: 'ar', label: m.intake_language_ar() }, { value: 'en', label: m.intake_language_en() }] },
      { name: 'reason', label: m.who_correct_reason(), type: 'textarea', rows: 2, required: true },
    ],
    variables: ({ reason = '', name = '', email = '', phone = '', address = '', addressAs = '', time = '', behalfOf = known.behalfOf ?? '', relation = known.relation ?? '', reach: way = reach, language: tongue = language }) => ({
      id, reason, who: { name, email, phone, address, addressAs, time, behalfOf, relation, reach: way, language: tongue, proxy, anonymous: anonymous && !name.trim() },
    }),
  });
}

const erase = ({ id, nature }: Told): AskForm =>
  askForm({
    key: `${id}.erase`, secret: true, danger: true, title: m.who_erase_title({ who: who(nature) }), about: m.who_erase_about(), go: m.who_erase_go(), done: m.who_erased_done(), document: EraseIdentity,
    fields: [{ name: 'reason', label: m.who_erase_reason(), type: 'textarea', rows: 3, required: true }],
    variables: ({ reason = '' }) => ({ id, reason }),
  });

export const identityForm = (step: IdentityStep, told: Told, known: Identity | null): AskForm => (step === 'correct' && known ? correct(told, known) : step === 'erase' ? erase(told) : reveal(told));
