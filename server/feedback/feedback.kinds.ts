import { kind } from '../journal/kind.ts';

export const WordsKept = kind({
  name: 'feedback.kept',
  audience: 'team',
  fact: { words: 'digest', sought: 'digest?', identity: 'word', byStaff: 'yes', backdated: 'digest?' },
  sentence: {
    en: ({ say, identity, byStaff }) => `Their own words were kept as they ${byStaff ? 'were told' : 'wrote them'} (${say(`identity.${identity}`)})`,
    ar: ({ say, identity, byStaff }) => `حُفظ النص كما ${byStaff ? 'ورد شفهيًا أو ورقيًا' : 'ورد'} (${say(`identity.${identity}`)})`,
  },
  clauses: ['7.2', '8.1'],
});

export const CaseAcknowledged = kind({
  name: 'case.acknowledged',
  audience: 'staff',
  fact: { how: 'word', channel: 'word' },
  sentence: {
    en: ({ say, how, channel }) => `Receipt acknowledged (${say(`acknowledged.${how}`)}, ${say(`channel.${channel}`)})`,
    ar: ({ say, how, channel }) => `تم الإشعار بالاستلام (${say(`acknowledged.${how}`)}، ${say(`channel.${channel}`)})`,
  },
  outside: { keep: [], sentence: { en: () => 'We confirmed that it arrived.', ar: () => 'أُرسل إشعار بالاستلام.' } },
  clauses: ['7.4', '4.6'],
});

export const SettledAtFirstContact = kind({
  name: 'case.settledAtFirstContact',
  audience: 'staff',
  fact: { remedy: 'digest', accepted: 'yes' },
  sentence: { en: () => 'Settled at first contact', ar: () => 'تم الحل من أول تواصل' },
  outside: { keep: [], sentence: { en: () => 'It was settled while you were with us.', ar: () => 'تم حلّها أثناء تواصلكم معنا.' } },
  clauses: ['7.7', '7.9'],
});

export const CaseWithdrawn = kind({
  name: 'case.withdrawn',
  audience: 'staff',
  fact: { words: 'digest', byStaff: 'yes' },
  sentence: {
    en: ({ byStaff }) => (byStaff ? 'Withdrawn by the complainant (taken down by staff)' : 'Withdrawn by the complainant'),
    ar: ({ byStaff }) => (byStaff ? 'سُحبت بطلب مقدّمها (دوّنها الموظف)' : 'سُحبت بطلب مقدّمها'),
  },
  outside: { keep: [], sentence: { en: () => 'You withdrew it; it is closed.', ar: () => 'سُحبت بطلبكم، وأُغلقت.' } },
  clauses: ['7.9'],
});
