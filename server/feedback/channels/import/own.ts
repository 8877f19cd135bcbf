import { cleanText, shorten } from './clean.ts';
import { latinDigits } from '../../../platform/words.ts';
import type { ColumnPlan } from './mapping.ts';
import type { OwnValue } from './row.ts';
import type { OwnType } from './target.ts';
import { isNothing, readYesNo } from './vocabulary.ts';
import { readWhen } from './when.ts';

/** The own field of a cell: none where the source has nothing. A value that does not fit its type stays as text. */
export const readOwn = (plan: ColumnPlan, cell: string, zone: string): OwnValue[] => {
  const text = shorten(cleanText(cell), 4000);
  if (text === '' || isNothing(text)) return [];
  const type = plan.type ?? 'text';
  const value = typed(type, text, plan, zone);
  const fits = value !== undefined || type === 'text' || type === 'list';
  return [
    {
      name: plan.as ?? plan.column,
      type: fits ? type : 'text',
      personal: plan.personal === true,
      text,
      ...(value !== undefined && { value }),
    },
  ];
};

const typed = (type: OwnType, text: string, plan: ColumnPlan, zone: string): OwnValue['value'] => {
  if (type === 'date') return readWhen(text, { order: plan.order ?? 'iso', zone })?.at;
  if (type === 'yes-no') {
    const said = readYesNo(text);
    return said ? said === 'yes' : undefined;
  }
  if (type !== 'number') return undefined;
  const plain = latinDigits(text)
    .replace(/[,٬\s]/g, '')
    .replace('٫', '.');
  return /^[-+]?\d{1,15}(\.\d+)?$/.test(plain) ? Number(plain) : undefined;
};
