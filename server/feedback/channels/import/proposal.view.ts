import type { Language } from '../../../platform/language.ts';
import type { Proposal } from './proposal.ts';
import { targetNames } from './target.ts';

/** The proposal as a table for a terminal, then what should be known about it. */
export const proposalTable = ({ columns, remarks, missing }: Proposal, language: Language): string => {
  const words = heads[language];
  const rows = columns.map(({ column, to, as, order, confidence, example }) => [
    clip(column, 34),
    `${targetNames[to][language]({})}${to === 'own' && as !== column ? `: ${as}` : ''}${order && order !== 'iso' ? ` (${order})` : ''}`,
    confidence === null ? '' : `${Math.round(confidence * 100)} %`,
    clip(example, 40),
  ]);
  const table = [[...words], ...rows];
  const widths = words.map((_, at) => Math.max(...table.map((row) => size(row[at]!))));
  const lines = table.map((row) =>
    row
      .map((cell, at) => cell + ' '.repeat(widths[at]! - size(cell)))
      .join('  ')
      .trimEnd(),
  );
  lines.splice(1, 0, widths.map((width) => '─'.repeat(width)).join('  '));
  return [
    ...lines,
    ...remarks.map((one) => `• ${one[language]}`),
    ...missing.map((one) => `✗ ${one[language]}`),
    '',
  ].join('\n');
};

const heads = {
  en: ['column', 'becomes', 'sure', 'example'],
  ar: ['العمود', 'يصبح', 'الثقة', 'مثال'],
} as const;

const size = (text: string): number => [...text.replace(/\p{Mn}/gu, '')].length;

const clip = (text: string, max: number): string =>
  size(text) > max ? `${[...text].slice(0, max - 1).join('')}…` : text;
