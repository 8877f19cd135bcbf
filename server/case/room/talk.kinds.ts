import { kind } from '../../journal/kind.ts';

export const SaidInRoom = kind({
  name: 'room.said', audience: 'team', clauses: ['7.6'], fact: { text: 'digest', mentions: 'persons', answers: 'row?' },
  sentence: { en: ({ by }) => `${by} wrote to the room`, ar: ({ by }) => `رسالة إلى الفريق من: ${by}` },
});
export const TaskSet = kind({
  name: 'task.set', audience: 'team', clauses: ['7.6', '4.12'], fact: { owner: 'person', due: 'moment?', title: 'digest', message: 'row?' },
  sentence: { en: ({ name, owner }) => `A task for ${name(owner)}`, ar: ({ name, owner }) => `إسناد مهمة إلى: ${name(owner)}` },
});
export const TaskChanged = kind({
  name: 'task.changed', audience: 'team', clauses: ['7.6', '4.12'], fact: { owner: 'person', from: 'person?', due: 'moment?' },
  sentence: {
    en: ({ name, owner, from }) => (owner === from ? `A task of ${name(owner)} has another date` : `A task went to ${name(owner)}`),
    ar: ({ name, owner, from }) => (owner === from ? `تعديل موعد مهمة: ${name(owner)}` : `نقل مهمة إلى: ${name(owner)}`),
  },
});
export const TaskDone = kind({
  name: 'task.done', audience: 'team', clauses: ['7.6', '4.12'], fact: { done: 'yes' },
  sentence: { en: ({ done }) => (done ? 'A task is done' : 'A task is open again'), ar: ({ done }) => (done ? 'إنجاز مهمة' : 'إعادة فتح مهمة') },
});
export const TaskDropped = kind({
  name: 'task.dropped', audience: 'team', clauses: ['7.6'], fact: { dropped: 'yes' },
  sentence: { en: ({ dropped }) => (dropped ? 'A task was dropped' : 'A dropped task was taken up again'), ar: ({ dropped }) => (dropped ? 'إلغاء مهمة' : 'استعادة مهمة ملغاة') },
});
