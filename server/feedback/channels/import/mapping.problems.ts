import type { Said } from './said.ts';
import type { Column } from './sheet.ts';
import type { Target } from './target.ts';

/** What a map may hold at its top. */
export const mapKeys = ['map', 'source', 'zone', 'encoding', 'delimiter', 'columns'];

const listed = (list: readonly string[]): string => list.map((one) => (one === '\t' ? '\\t' : one)).join(', ');

/** What can be wrong with a map; every fault names the place. */
export const mapFaults = {
  notJson: { code: 'map.not-json', en: 'The map is not valid JSON.', ar: 'ملف الربط ليس بصيغة JSON سليمة.' },
  notMap: {
    code: 'map.not-a-map',
    en: 'The map must be a JSON object with "columns".',
    ar: 'يجب أن يكون ملف الربط كائن JSON يتضمن "columns".',
  },
  noColumns: {
    code: 'map.no-columns',
    en: 'The map lacks "columns": an object that says for each column what it becomes.',
    ar: 'لا يتضمن ملف الربط "columns"، وهو كائن يحدد ما يؤول إليه كل عمود.',
  },
  zone: (zone: string): Said => ({
    code: 'map.zone',
    en: `"zone" must be a time zone such as Asia/Riyadh, not “${zone}”.`,
    ar: `يجب أن تكون "zone" منطقة زمنية مثل Asia/Riyadh، والقيمة «${zone}» غير معروفة.`,
  }),
  source: (source: string): Said => ({
    code: 'map.source',
    en: `"source" must be a short name of letters and digits, not “${source}”.`,
    ar: `يجب أن يكون "source" اسمًا قصيرًا من حروف وأرقام، والقيمة «${source}» غير مقبولة.`,
  }),
  unknownKey: (key: string): Said => ({
    code: 'map.unknown-key',
    en: `The map says “${key}”, which means nothing here; it may hold ${listed(mapKeys)}.`,
    ar: `يتضمن ملف الربط «${key}» وهو غير معروف؛ المسموح: ${listed(mapKeys)}.`,
  }),
  unknownColumn: (name: string, columns: readonly Column[]): Said => ({
    code: 'map.unknown-column',
    en: `The map names the column “${name}”, which the file does not have. Its columns: ${columns
      .slice(0, 40)
      .map((column) => column.name)
      .join(' · ')}.`,
    ar: `يذكر ملف الربط العمود «${name}» وهو غير موجود في الملف. أعمدة الملف: ${columns
      .slice(0, 40)
      .map((column) => column.name)
      .join(' · ')}.`,
  }),
  columnTwice: (name: string): Said => ({
    code: 'map.column-twice',
    en: `The column “${name}” stands in the map twice.`,
    ar: `العمود «${name}» مكرر في ملف الربط.`,
  }),
  targetTwice: (to: Target, one: string, other: string): Said => ({
    code: 'map.target-twice',
    en: `Both “${one}” and “${other}” become ${to}; only one column can.`,
    ar: `العمودان «${one}» و«${other}» مرتبطان كلاهما بـ ${to}، ولا يجوز إلا عمود واحد.`,
  }),
  ownTwice: (name: string): Said => ({
    code: 'map.own-twice',
    en: `Two columns become the own field “${name}”; give each its own name with "as".`,
    ar: `عمودان مرتبطان بالحقل الخاص «${name}»؛ يرجى تسمية كل منهما عبر "as".`,
  }),
  notPlan: (name: string): Said => ({
    code: 'map.not-a-plan',
    en: `The column “${name}” needs a target, such as "words" or {"to": "own"}.`,
    ar: `يجب تحديد وجهة للعمود «${name}»، مثل "words" أو {"to": "own"}.`,
  }),
  notOneOf: (field: string, value: string, list: readonly string[]): Said => ({
    code: 'map.unknown-value',
    en: `${field} is “${value}”, but must be one of: ${listed(list)}.`,
    ar: `قيمة ${field} هي «${value}»، والمسموح: ${listed(list)}.`,
  }),
  as: (name: string): Said => ({
    code: 'map.as',
    en: `"as" of the column “${name}” must be a name of up to 120 characters.`,
    ar: `يجب أن يكون "as" للعمود «${name}» اسمًا لا يتجاوز 120 حرفًا.`,
  }),
  personal: (name: string): Said => ({
    code: 'map.personal',
    en: `"personal" of the column “${name}” must be true or false.`,
    ar: `يجب أن تكون "personal" للعمود «${name}» إما true أو false.`,
  }),
  noReceived: {
    code: 'map.no-received',
    en: 'No column says when the complaint was received (receivedAt).',
    ar: 'لا يوجد عمود يحدد تاريخ استلام الشكوى (receivedAt).',
  },
  noContent: {
    code: 'map.no-content',
    en: 'No column says what the complaint is about (words, title, issue, subIssue or product).',
    ar: 'لا يوجد عمود يبيّن مضمون الشكوى (words أو title أو issue أو subIssue أو product).',
  },
};
