import { kind } from '../../journal/kind.ts';

const clauses = ['7.6', '4.9'];

/** Something that happened outside the platform, or before anybody wrote it down: `happenedAt` of the entry is the first clock, `at` the second. */
export const StoryNoted = kind({
  name: 'story.noted', audience: 'team', clauses, fact: { text: 'digest', message: 'row?' },
  sentence: { en: () => 'Something that happened was noted', ar: () => 'تدوين واقعة' },
});

/** A correction stands beside what it corrects; both stay readable. */
export const StoryAmended = kind({
  name: 'story.amended', audience: 'team', clauses, fact: { entry: 'number', text: 'digest', happened: 'moment?' },
  sentence: { en: () => 'An earlier entry was corrected', ar: () => 'تصحيح قيد سابق' },
});
/** A kind of its own: the correction of what few may read is for the same few. */
export const ConfidentialStoryAmended = kind({ ...StoryAmended, name: 'story.amended-confidential', audience: 'confidential' });

/** Anything in the room can be put into the story with one key. */
export const Pinned = kind({
  name: 'case.pinned', audience: 'team', clauses, fact: { noun: 'word', item: 'row', text: 'digest?', pinned: 'yes' },
  sentence: {
    en: ({ noun, say, pinned }) => (pinned ? `Pinned to the story: ${say(`noun.${noun}`).toLowerCase()}` : `Taken off the story: ${say(`noun.${noun}`).toLowerCase()}`),
    ar: ({ noun, say, pinned }) => (pinned ? `تثبيت في التسلسل الزمني: ${say(`noun.${noun}`)}` : `إزالة من التسلسل الزمني: ${say(`noun.${noun}`)}`),
  },
});
export const ConfidentialPinned = kind({ ...Pinned, name: 'case.pinned-confidential', audience: 'confidential' });
