import { vocabulary } from '../platform/vocabulary.ts';

/** The facts of a case that a person sets, as the sentences of the journal name them. */
vocabulary('fact', {
  product: ['product', 'المنتج'],
  happened: ['date it happened', 'تاريخ الواقعة'],
  wants: ['remedy sought', 'الحل المطلوب'],
  own: ['further fields', 'حقول إضافية'],
});

/** Items of the room that can be pinned to the story, as its sentences name them. */
export const pinnable = vocabulary('noun', {
  room_message: ['Message', 'رسالة من المناقشة'],
  task: ['Task', 'مهمة'],
  case_response: ['Response', 'الرد'],
  remedy: ['Remedy', 'الحل المقدَّم'],
  evidence: ['Evidence', 'دليل'],
  cause: ['Cause', 'سبب'],
  decision: ['Decision', 'قرار'],
  statement: ['Statement', 'إفادة'],
});

/** What a message of the discussion can become. */
export const becomes = vocabulary('became', {
  task: ['Task', 'مهمة'],
  evidence: ['Evidence', 'دليل'],
  decision: ['Decision', 'قرار'],
  story_note: ['Entry of the story', 'قيد في التسلسل الزمني'],
});

/** Which words of an item say what it is, where it stands in the story; nothing where its name alone does. */
export const wordsOf: Readonly<Record<string, string>> = { room_message: 'body', task: 'title', remedy: 'about', evidence: 'title', cause: 'text', decision: 'question', statement: 'text' };
