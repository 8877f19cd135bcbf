import type { Context } from '../../../platform/context.ts';
import { newId, secretHash } from '../../../platform/ids.ts';
import { VaultPort } from '../../../platform/vault.ts';
import type { Many, Story } from '../../../journal/batch.ts';
import { caseStreams } from '../../../journal/stream.entity.ts';
import { Case } from '../../../case/case.entity.ts';
import { OutsideReference } from '../../../case/link.entity.ts';
import { Complainant, type Sealed } from '../../complainant.entity.ts';
import { emailKey, phoneKey } from '../../contact.ts';
import { trackingSecret } from '../../identity.service.ts';
import { Message } from '../../message.entity.ts';
import { TrackingKey } from '../../tracking.entity.ts';
import { CaseImported } from './import.kinds.ts';
import type { caseOf } from './placing.ts';
import type { ImportedRow } from './row.ts';

/** One row on its way into the house. */
export interface Arriving {
  readonly row: ImportedRow;
  readonly sourceId: string;
  readonly number: string;
  readonly kase: ReturnType<typeof caseOf>;
}

/** Everything that one row becomes: the case, its texts, who complained, the key of the outside view, and one entry that tells of it. */
export const takeIn = (ctx: Context, many: Many, importId: string, live: boolean, { row, sourceId, number, kase: values }: Arriving): Case => {
  const now = ctx.now();
  const id = newId(now);
  const story = many.open(caseStreams(id));
  const kase = story.add(Case, { ...values, id, number, sourceId, enteredAt: now, ladderAt: now });
  const said = (field: string, text: string | null): string | null => (text ? story.say(kase, field, text, kase.language) : null);
  const fact = { import: importId, nature: kase.nature, channel: kase.channel, stage: kase.stage, closing: kase.closing ?? null, title: said('title', kase.title)!, words: said('words', row.words), sought: said('sought', row.remedySought) };
  story.add(TrackingKey, { id, secretHash: secretHash(trackingSecret(ctx, id, 1)) });
  keepWho(ctx, story, kase, row, live);
  if (row.outside) story.add(OutsideReference, { caseId: id, body: row.outside.body ?? '', number: row.outside.reference ?? '', direction: 'from', at: kase.receivedAt });
  story.write(CaseImported, kase, { ...fact, answer: row.response ? answered(ctx, story, kase, row) : null }, { happenedAt: kase.receivedAt });
  return kase;
};

/** Who complained, sealed; without `live` they are reached by nothing, whatever addresses came along. */
const keepWho = (ctx: Context, story: Story, kase: Case, { complainant }: ImportedRow, live: boolean): void => {
  const language = kase.language === 'ar' ? 'ar' : 'en';
  if (!complainant) return void story.add(Complainant, { caseId: kase.id, anonymous: true, language });
  const vault = ctx.house.port(VaultPort);
  const [email, phone] = [complainant.email && emailKey(complainant.email), complainant.phone && phoneKey(complainant.phone)];
  const sealed: Sealed = { name: complainant.name, email: email || complainant.email, phone: phone || complainant.phone, address: [complainant.city, complainant.state, complainant.postcode].filter(Boolean).join(' ') || null };
  const wrappedKey = vault.newKey();
  story.add(Complainant, {
    caseId: kase.id, anonymous: !complainant.name, language, reach: live && email ? 'email' : live && phone ? 'sms' : 'none', wrappedKey, sealed: vault.seal(wrappedKey, JSON.stringify(sealed)),
    emailMark: email ? vault.mark('email', email) : null, phoneMark: phone ? vault.mark('phone', phone) : null,
  });
};

const answered = (ctx: Context, story: Story, kase: Case, { response, respondedAt }: ImportedRow): string => {
  const message = story.add(Message, { caseId: kase.id, direction: 'out', purpose: 'answer', channel: 'import', at: respondedAt?.at ?? kase.receivedAt, authorId: ctx.actor.id });
  return story.say(message, 'body', response!, kase.language);
};
