import { isolate } from '../../platform/words.ts';
import type { Language } from '../../platform/language.ts';
import type { Letter, Part, Piece } from '../../platform/post.ts';

/** Whose letter it is: the organisation's own name and colour, ours nowhere. */
export interface Head { readonly name: string; readonly accent: string | null; readonly sender: string | null }

export interface Rendered { readonly subject: string; readonly text: string; readonly html: string }

/** Text and page of a letter; both read right in their direction, whatever ids, dates and words stand in them. */
export const rendered = (letter: Letter, head: Head): Rendered => ({ subject: oneLine(letter.subject), text: asText(letter, head), html: asPage(letter, head) });

/** A piece of a sentence as plain text. */
export const partSaid = (part: Part): string => (typeof part === 'string' ? part : 'id' in part ? isolate(part.id) : `${part.says}: ${part.link}`);

const asText = ({ pieces, language }: Letter, { name }: Head): string => {
  const lines = pieces.map((piece) => {
    if ('says' in piece) return piece.says.map(partSaid).join('');
    if ('quote' in piece) return piece.quote.split('\n').map((line) => `> ${line}`).join('\n');
    return 'big' in piece ? isolate(piece.big) : `${piece.button}:\n${piece.href}`;
  });
  return `${[...lines, ...signed(language, name)].join('\n\n')}\n`;
};

const asPage = ({ language, pieces, subject }: Letter, { name, accent }: Head): string => {
  const colour = accent && /^#[0-9a-f]{6}$/i.test(accent) ? accent : '#0e5a5e';
  const paragraph = (inside: string, style = ''): string => `<p style="margin:0 0 16px;${style}">${inside}</p>`;
  const part = (one: Part): string => (typeof one === 'string' ? escaped(one) : 'id' in one ? `<bdi dir="auto">${escaped(one.id)}</bdi>` : `<a href="${escaped(one.link)}" style="color:${colour}">${escaped(one.says)}</a>`);
  const piece = (one: Piece): string => {
    if ('says' in one) return paragraph(one.says.map(part).join(''));
    if ('quote' in one) return `<blockquote dir="auto" style="margin:0 0 16px;padding-inline-start:12px;border-inline-start:3px solid ${colour};white-space:pre-wrap">${escaped(one.quote)}</blockquote>`;
    if ('big' in one) return paragraph(`<bdi dir="ltr">${escaped(one.big)}</bdi>`, 'font-size:24px;font-weight:600');
    return paragraph(`<a href="${escaped(one.href)}" style="display:inline-block;background:${colour};color:#fff;text-decoration:none;font-weight:600;padding:10px 18px;border-radius:8px">${escaped(one.button)}</a>`);
  };
  return `<!doctype html><html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(subject)}</title></head>
<body style="margin:0;background:#faf9f6;color:#1c2126;font-family:'IBM Plex Sans','IBM Plex Sans Arabic','Segoe UI',Tahoma,sans-serif;font-size:16px;line-height:${language === 'ar' ? 1.7 : 1.5}">
<div style="max-width:560px;margin:0 auto;padding:32px 20px"><p style="margin:0 0 24px;font-weight:600;border-block-start:4px solid ${colour};padding-block-start:12px"><bdi>${escaped(name)}</bdi></p>
${pieces.map(piece).join('\n')}
${signed(language, name).map((line) => paragraph(escaped(line), 'color:#626a73;font-size:14px')).join('')}</div></body></html>`;
};

const signed = (language: Language, name: string): string[] =>
  (language === 'ar' ? [isolate(name), 'أُرسلت هذه الرسالة آليًا، ولا تُقرأ الردود على هذا العنوان. يرجى استخدام الرابط أعلاه.'] : [isolate(name), 'This letter was sent automatically, and nobody reads answers to this address. Please use the link above.']);

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
const oneLine = (text: string): string => text.replace(/[\r\n\u2028\u2029]+/g, ' ').slice(0, 200);
