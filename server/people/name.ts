import { mistaken } from '../platform/problem.ts';
import { NameMissing } from './people.policy.ts';

/** Bidi controls, zero-width and control characters go: with them one name poses as another. */
export const plainName = (typed: string | null | undefined): string =>
  (typed ?? '').normalize('NFC').replace(/[\u0000-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, ' ').replace(/\s+/g, ' ').trim();

/** A name in two languages, one of which may be missing. @throws Refused where both are */
export const bothNames = ({ nameEn, nameAr }: { nameEn?: string | null | undefined; nameAr?: string | null | undefined }): { nameEn: string; nameAr: string } => {
  const names = { nameEn: plainName(nameEn), nameAr: plainName(nameAr) };
  if (!names.nameEn && !names.nameAr) throw mistaken('nameEn', NameMissing);
  return names;
};
