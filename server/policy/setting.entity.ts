import { ObjectType } from 'type-graphql';
import { Entity } from '@mikro-orm/decorators/legacy';
import { Key, Text, Version } from '../platform/columns.ts';
import { vocabulary } from '../platform/vocabulary.ts';
import { Journaled } from '../journal/guard.ts';

/** Single values of the house; each knows what it may be and what it is until somebody sets it. */
export const settingKeys = vocabulary('setting', {
  reopenDays: ['Days within which a case is reopened', 'الأيام المتاحة لإعادة الفتح'],
  reminderDays: ['Days without an answer until the question of satisfaction is repeated', 'الأيام دون رد حتى التذكير بسؤال الرضا'],
  reminders: ['Reminders before a case counts as accepted', 'عدد التذكيرات قبل اعتبار الشكوى مقبولة'],
  deemedDays: ['Days without an answer until a case counts as accepted', 'الأيام دون رد حتى تُعتبر الشكوى مقبولة'],
  approvalAmount: ['Amount of remedies from which a second person approves the decision (0: their amount never asks for one)', 'مبلغ الحلول الذي يستلزم اعتماد شخص ثانٍ للقرار (0: لا يستلزمه المبلغ)'],
  digits: ['Digits, for whoever has not chosen others', 'الأرقام لمن لم يختر غيرها'],
  hijri: ['Umm al-Qura dates as a second line', 'التاريخ الهجري (أم القرى) في سطر ثانٍ'],
  currency: ['Currency that is offered first', 'العملة المقترحة أولًا'],
});
export type SettingKey = (typeof settingKeys)[number];

@Entity({ tableName: 'setting' } as never)
@ObjectType({ description: 'A single value of the house.' })
export class Setting extends Journaled {
  @Key() id!: string;
  @Text({ says: 'Which one.', unique: true }) key!: SettingKey;
  @Text({ says: 'Its value as text.' }) value!: string;
  @Version() version!: number;
}
