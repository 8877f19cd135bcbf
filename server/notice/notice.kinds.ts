import { kind } from '../journal/kind.ts';

/** That somebody chose, and never what: how a person is told is nobody else's business. */
export const NoticesChosen = kind({
  name: 'notice.chosen', audience: 'house', clauses: [], fact: { person: 'person' },
  sentence: { en: ({ name, person }) => `${name(person)} chose how to be told`, ar: ({ name, person }) => `تعديل طريقة الإشعار: ${name(person)}` },
});
export const DeviceAdded = kind({
  name: 'notice.deviceAdded', audience: 'house', clauses: ['4.10'], fact: { person: 'person', device: 'row' },
  sentence: { en: ({ name, person }) => `A device of ${name(person)} receives notices`, ar: ({ name, person }) => `إضافة جهاز لاستقبال الإشعارات: ${name(person)}` },
});
export const DeviceEnded = kind({
  name: 'notice.deviceEnded', audience: 'house', clauses: ['4.10'], fact: { person: 'person', device: 'row' },
  sentence: { en: ({ name, person }) => `A device of ${name(person)} receives no more notices`, ar: ({ name, person }) => `إيقاف استقبال الإشعارات على جهاز: ${name(person)}` },
});
