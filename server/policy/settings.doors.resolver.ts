import { Arg, Authorized, Ctx, ID, Int, Mutation, Resolver, type ClassType } from 'type-graphql';
import { answerOf } from '../platform/answer.ts';
import type { Context } from '../platform/context.ts';
import { Organisation } from '../people/organisation.entity.ts';
import { Category } from './category.entity.ts';
import { EditionsResolver } from './editions.resolver.ts';
import { keepFace } from './face.service.ts';
import { FishboneCategory } from './fishbone.entity.ts';
import { Matrix } from './matrix.entity.ts';
import { OutsideBody } from './outside-body.entity.ts';
import { OwnField } from './own-field.entity.ts';
import type { Aim } from './policy.verb.ts';
import { Queue, RoutingRule } from './queue.entity.ts';
import { RemedyKind } from './remedy-kind.entity.ts';
import { Setting } from './setting.entity.ts';
import {
  CategoryInput, FaceInput, FishboneInput, MatrixInput, OutsideBodyInput, OwnFieldInput, QueueInput, RemedyKindInput, RoutingInput, SectorWordInput, SettingInput, WordingInput,
} from './settings.inputs.ts';
import {
  keepCategory, keepFishbone, keepMatrix, keepOutsideBody, keepOwnField, keepQueue, keepRemedyKind, keepRouting, keepSectorWord, keepSetting,
} from './settings.service.ts';
import { SectorWord, Wording } from './wording.entity.ts';
import { keepWording, resetWording } from './wording.service.ts';

/**
 * The door of one subject: `keep<Subject>(opId, id, expectedVersion, input)`. Without an id a new row is made; what is kept in
 * editions is answered with the edition that is in force now.
 */
const doorOf = <T extends object, I extends object>(field: string, Noun: ClassType<T>, Input: ClassType<I>, verb: (ctx: Context, aim: Aim, input: I) => Promise<T>, about: string): Function => {
  const Answer = answerOf(field, () => Noun);
  @Resolver()
  class Door {
    @Authorized('administrator')
    @Mutation(() => Answer, { name: `keep${field.charAt(0).toUpperCase()}${field.slice(1)}`, description: `Adds or changes ${about}; the next case follows it.` })
    keep(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID, { nullable: true }) id: string | null, @Arg('expectedVersion', () => Int, { nullable: true }) expectedVersion: number | null, @Arg('input', () => Input) input: I): Promise<T> {
      return verb(ctx.doing(opId), { id, expectedVersion }, input);
    }
  }
  return Door;
};

const WordingAnswer = answerOf('wording', () => Wording, 'ResetWordingAnswer');

@Resolver()
class ResettingResolver {
  @Authorized('administrator') @Mutation(() => WordingAnswer, { description: 'Words a letter as a new house does; what stood there stays an edition of its own.' })
  resetWording(@Ctx() ctx: Context, @Arg('opId', () => ID) opId: string, @Arg('id', () => ID) id: string, @Arg('expectedVersion', () => Int) expectedVersion: number): Promise<Wording> {
    return resetWording(ctx.doing(opId), { id, expectedVersion });
  }
}

export const settingsDoors: readonly Function[] = [
  doorOf('category', Category, CategoryInput, keepCategory, 'a category'),
  doorOf('queue', Queue, QueueInput, keepQueue, 'a queue'),
  doorOf('routingRule', RoutingRule, RoutingInput, keepRouting, 'a rule of routing'),
  doorOf('matrix', Matrix, MatrixInput, keepMatrix, 'the risk matrix'),
  EditionsResolver,
  doorOf('remedyKind', RemedyKind, RemedyKindInput, keepRemedyKind, 'a sort of remedy'),
  doorOf('ownField', OwnField, OwnFieldInput, keepOwnField, 'an own field'),
  doorOf('sectorWord', SectorWord, SectorWordInput, keepSectorWord, 'an own word'),
  doorOf('wording', Wording, WordingInput, keepWording, 'a letter or passage'),
  doorOf('outsideBody', OutsideBody, OutsideBodyInput, keepOutsideBody, 'an outside body'),
  doorOf('fishboneCategory', FishboneCategory, FishboneInput, keepFishbone, 'a bone of the cause diagram'),
  doorOf('setting', Setting, SettingInput, keepSetting, 'a single value'),
  doorOf('face', Organisation, FaceInput, (ctx, { expectedVersion }, input) => keepFace(ctx, expectedVersion ?? 0, input), 'the face of the organisation'),
  ResettingResolver,
];
