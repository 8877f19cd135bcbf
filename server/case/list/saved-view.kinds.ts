import { say, vocabulary } from '../../platform/vocabulary.ts';
import { kind } from '../../journal/kind.ts';

vocabulary('viewPart', { name: ['name', 'الاسم'], query: ['filters', 'عوامل التصفية'], audience: ['who has it', 'من يراه'] });

export const ViewSaved = kind({
  name: 'view.saved', audience: 'house', clauses: [], fact: { view: 'row', subject: 'word', audience: 'word', department: 'department?', nameEn: 'digest?', nameAr: 'digest?', query: 'digest' },
  sentence: {
    en: ({ subject, audience, say: word }) => `A view was saved: ${word(`viewSubject.${subject}`)} · ${word(`viewAudience.${audience}`)}`,
    ar: ({ subject, audience, say: word }) => `حفظ عرض: ${word(`viewSubject.${subject}`)} · ${word(`viewAudience.${audience}`)}`,
  },
});
export const ViewChanged = kind({
  name: 'view.changed', audience: 'house', clauses: [], fact: { view: 'row', changed: 'words', audience: 'word', department: 'department?', nameEn: 'digest?', nameAr: 'digest?', query: 'digest?' },
  sentence: {
    en: ({ changed }) => `A saved view was changed: ${changed.map((part) => say(`viewPart.${part}`, 'en')).join(', ')}`,
    ar: ({ changed }) => `تعديل عرض محفوظ: ${changed.map((part) => say(`viewPart.${part}`, 'ar')).join('، ')}`,
  },
});
export const ViewRemoved = kind({
  name: 'view.removed', audience: 'house', clauses: [], fact: { view: 'row', removed: 'yes' },
  sentence: { en: ({ removed }) => (removed ? 'A saved view was removed' : 'A saved view was brought back'), ar: ({ removed }) => (removed ? 'إزالة عرض محفوظ' : 'استعادة عرض محفوظ') },
});
