import type { EntityClass } from '@mikro-orm/core';
import type { TableOf } from './platform/database/schema.ts';
import { guardOf, journalTables } from './journal/tables.ts';
import { Journaled } from './journal/guard.ts';
import { Seal } from './journal/seal.entity.ts';
import { FeedResolver } from './journal/feed.resolver.ts';
import { Said } from './journal/said.entity.ts';
import { Branch, Department, Person } from './people/person.entity.ts';
import { Session } from './people/access/session.entity.ts';
import { Attempt } from './people/access/attempt.entity.ts';
import { Credential } from './people/access/credential.entity.ts';
import { Organisation } from './people/organisation.entity.ts';
import { Ticket } from './people/access/ticket.entity.ts';
import { Absence } from './people/absence.entity.ts';
import { ApiToken } from './people/access/api-token.entity.ts';
import { AccountResolver } from './people/account.resolver.ts';
import { ApiTokenResolver } from './people/access/api-token.resolver.ts';
import { DepartmentResolver } from './people/department.resolver.ts';
import { DemonstrationResolver } from './demo/demo.resolver.ts';
import { DoorResolver } from './people/door.resolver.ts';
import { PeopleResolver } from './people/people.resolver.ts';
import { AbsenceFieldsResolver, LiftedFactorFieldsResolver, PersonFieldsResolver } from './people/person.fields.resolver.ts';
import { ViewerResolver } from './people/viewer.resolver.ts';
import { CalendarVersion } from './policy/calendar.entity.ts';
import { Category } from './policy/category.entity.ts';
import { Commitment } from './policy/commitment.entity.ts';
import { FishboneCategory } from './policy/fishbone.entity.ts';
import { LadderStep } from './policy/ladder.entity.ts';
import { LadderResolver } from './policy/ladder.resolver.ts';
import { Matrix } from './policy/matrix.entity.ts';
import { OutsideBody } from './policy/outside-body.entity.ts';
import { OwnField } from './policy/own-field.entity.ts';
import { policyTables } from './policy/policy.tables.ts';
import { Queue, RoutingRule } from './policy/queue.entity.ts';
import { RemedyKind } from './policy/remedy-kind.entity.ts';
import { Replanning } from './policy/replanning.entity.ts';
import { Setting } from './policy/setting.entity.ts';
import { settingsDoors } from './policy/settings.doors.resolver.ts';
import { CalendarResolver, MatrixResolver, OfferedResolver, OwnFieldResolver, QueueResolver, RemedyKindResolver, SettingResolver, SettingsResolver } from './policy/settings.resolver.ts';
import { SectorWord, Wording } from './policy/wording.entity.ts';
import { Case } from './case/case.entity.ts';
import { CaseClock, ClockExtension, ClockLine } from './case/clock/clock.entity.ts';
import { ClockResolver } from './case/clock/clock.resolver.ts';
import { clockTables } from './case/clock/clock.tables.ts';
import { PauseResolver } from './case/clock/pause.resolver.ts';
import { ReplanResolver } from './case/replanning/replan.resolver.ts';
import { caseTables } from './case/case.tables.ts';
import { CaseLink, OutsideReference } from './case/link.entity.ts';
import { CaseReading } from './case/room/reading.entity.ts';
import { CaseResponse, Remedy } from './case/response/response.entity.ts';
import { RoomMessage, Task } from './case/room/talk.entity.ts';
import { Barrier, Membership, Respondent } from './case/team/team.entity.ts';
import { CaseResolver } from './case/case.resolver.ts';
import { EntryCardResolver } from './case/ruling.view.ts';
import { ManyCasesResolver } from './case/list/many.resolver.ts';
import { SavedView, ViewPlace } from './case/list/saved-view.entity.ts';
import { SavedViewResolver } from './case/list/saved-view.resolver.ts';
import { CaseVerbsResolver } from './case/verbs.resolver.ts';
import { EntryTextResolver, StoryResolver } from './case/room/story.resolver.ts';
import { StoryNote } from './case/room/story.entity.ts';
import { CaseResponseResolver, RespondentResolver, RoomMessageResolver, RoomResolver, TaskResolver } from './case/room/room.resolver.ts';
import { RoomVerbsResolver } from './case/room/verbs.resolver.ts';
import { Complainant } from './feedback/complainant.entity.ts';
import { Import } from './feedback/channels/import/import.entity.ts';
import { Message } from './feedback/message.entity.ts';
import { Satisfaction } from './feedback/satisfaction.entity.ts';
import { Attachment, ContactCode, Draft, TrackingKey } from './feedback/tracking.entity.ts';
import { Backdating } from './feedback/backdating.entity.ts';
import { BackdatingFieldsResolver, BackdatingResolver } from './feedback/backdating.resolver.ts';
import { Compliment, Evaluation, Lessening } from './feedback/triage.entity.ts';
import { feedbackTables } from './feedback/feedback.tables.ts';
import { FeedbackResolver } from './feedback/feedback.resolver.ts';
import { FirstStepsResolver } from './feedback/first-steps.resolver.ts';
import { IdentityResolver } from './feedback/identity.resolver.ts';
import { ComplimentResolver, EvaluationResolver, LesseningResolver, MessageResolver, SatisfactionResolver, ToldResolver } from './feedback/told.resolver.ts';
import { TrackingResolver } from './feedback/tracking.resolver.ts';
import { Delivery } from './notice/delivery.entity.ts';
import { PushDevice } from './notice/device.entity.ts';
import { LetterResolver } from './notice/letter.resolver.ts';
import { NoticeManner } from './notice/manner.entity.ts';
import { NoticeMannerResolver } from './notice/manner.resolver.ts';
import { Notice } from './notice/notice.entity.ts';
import { Passage } from './notice/passage.entity.ts';
import { PreviewResolver } from './notice/preview.resolver.ts';
import { noticeTables } from './notice/notice.tables.ts';
import { NoticeResolver } from './notice/notice.resolver.ts';
import { Custody, Evidence, EvidenceVersion, StoredFile } from './investigation/evidence/evidence.entity.ts';
import { Upload } from './investigation/evidence/upload.entity.ts';
import { Cause, CauseCycle } from './investigation/causes/cause.entity.ts';
import { Decision } from './investigation/decisions/decision.entity.ts';
import { Statement } from './investigation/statements/statement.entity.ts';
import { Document, DocumentVersion } from './investigation/text/document.entity.ts';
import { DocumentResolver, DocumentsResolver } from './investigation/text/document.resolver.ts';
import { Remark } from './investigation/text/remark.entity.ts';
import { PrivateDraftResolver } from './investigation/text/draft.resolver.ts';
import { RemarkResolver, RemarksResolver } from './investigation/text/remark.resolver.ts';
import { ReplayedTextsResolver } from './investigation/text/replay.resolver.ts';
import { UnseenTextsResolver, WrittenTextsResolver } from './investigation/text/unseen.resolver.ts';
import { textTables } from './investigation/text/text.tables.ts';
import { investigationTables } from './investigation/investigation.tables.ts';
import { CauseVerbsResolver } from './investigation/causes/cause.resolver.ts';
import { CauseResolver, CauseTreeResolver } from './investigation/causes/tree.resolver.ts';
import { CustodyResolver, EvidenceBinderResolver, EvidenceResolver, EvidenceVersionResolver } from './investigation/evidence/evidence.resolver.ts';
import { OriginResolver } from './investigation/origin.resolver.ts';
import { DecisionLogResolver, DecisionResolver } from './investigation/decisions/decision.resolver.ts';
import { AskedCountResolver, StatementResolver, StatementsResolver } from './investigation/statements/statement.resolver.ts';
import { Action, actionTables } from './action/action.entity.ts';
import { ActionLine, actionClockTables } from './action/clock.entity.ts';
import { ActionClockResolver } from './action/clock.resolver.ts';
import { Exposure } from './action/exposure.entity.ts';
import { ActionVerbsResolver } from './action/action.resolver.ts';
import { ActedOnCaseResolver, ActionFieldsResolver } from './action/fields.resolver.ts';
import { ActionListResolver } from './action/list.resolver.ts';
import { ExposureResolver } from './action/exposure.resolver.ts';
import { Deadline, deadlineTables, Escalation } from './escalation/escalation.entity.ts';
import { EscalatedActionResolver, EscalatedCaseResolver, EscalationResolver } from './escalation/escalation.resolver.ts';
import { MoveResolver } from './escalation/moving/move.resolver.ts';
import { MyEscalationsResolver } from './escalation/mine.resolver.ts';
import { BoardResolver } from './escalation/board.resolver.ts';
import { boardTables, repetitionTables } from './escalation/board.tables.ts';
import { WallDevice } from './people/access/device.entity.ts';
import { Wall } from './escalation/wall/wall.entity.ts';
import { WallResolver } from './escalation/wall/wall.resolver.ts';
import { EvidenceByClauseResolver } from './audit/evidence.resolver.ts';

/** Every noun that has a table, slice by slice. */
export const entities: readonly EntityClass<unknown>[] = [
  Said, Seal,
  Branch, Department, Person, Session, Credential, Organisation, Ticket, Attempt, Absence, ApiToken, WallDevice,
  Category, Queue, RoutingRule, Matrix, Commitment, CalendarVersion, LadderStep, RemedyKind, OwnField, SectorWord, Wording, OutsideBody, FishboneCategory, Setting, Replanning,
  CaseClock, ClockLine, ClockExtension,
  Case, Membership, Respondent, Barrier, RoomMessage, Task, StoryNote, CaseResponse, Remedy, CaseLink, OutsideReference, CaseReading, SavedView, ViewPlace,
  Complainant, TrackingKey, Message, Satisfaction, Backdating, Lessening, Evaluation, Compliment, Draft, Attachment, ContactCode, Import,
  StoredFile, Evidence, EvidenceVersion, Custody, Upload, Cause, CauseCycle, Decision, Statement, Document, DocumentVersion, Remark,
  Action, ActionLine, Exposure,
  Escalation, Deadline, Wall,
  Notice, Passage, NoticeManner, PushDevice, Delivery,
];

/** Every door of the GraphQL schema, slice by slice. */
export const resolvers: readonly Function[] = [
  FeedResolver,
  DoorResolver, DemonstrationResolver, ViewerResolver, AccountResolver, PeopleResolver, PersonFieldsResolver, LiftedFactorFieldsResolver, AbsenceFieldsResolver, DepartmentResolver, ApiTokenResolver,
  SettingsResolver, OfferedResolver, MatrixResolver, CalendarResolver, RemedyKindResolver, OwnFieldResolver, SettingResolver, QueueResolver, ...settingsDoors,
  CaseResolver, EntryCardResolver, CaseVerbsResolver, ClockResolver, PauseResolver, ReplanResolver, RoomResolver, RoomVerbsResolver, RoomMessageResolver, TaskResolver, CaseResponseResolver, RespondentResolver, StoryResolver, EntryTextResolver, SavedViewResolver, ManyCasesResolver,
  TrackingResolver, BackdatingResolver, BackdatingFieldsResolver, FeedbackResolver, FirstStepsResolver, IdentityResolver, ToldResolver, MessageResolver, SatisfactionResolver, LesseningResolver, EvaluationResolver, ComplimentResolver,
  CauseVerbsResolver, CauseResolver, CauseTreeResolver, EvidenceResolver, EvidenceBinderResolver, EvidenceVersionResolver, CustodyResolver, OriginResolver, DecisionResolver, DecisionLogResolver, StatementResolver, StatementsResolver, AskedCountResolver, DocumentResolver, DocumentsResolver, RemarkResolver, RemarksResolver, PrivateDraftResolver, ReplayedTextsResolver, UnseenTextsResolver, WrittenTextsResolver,
  ActionVerbsResolver, ActionFieldsResolver, ActionClockResolver, ActedOnCaseResolver, ActionListResolver, ExposureResolver,
  NoticeResolver, NoticeMannerResolver, PreviewResolver, LetterResolver,
  EscalationResolver, MyEscalationsResolver, EscalatedCaseResolver, WallResolver, EscalatedActionResolver, LadderResolver, MoveResolver, BoardResolver,
  EvidenceByClauseResolver,
];

/** What stands in the database beside the tables of the entities: the journal before them; guards, indexes and functions after. */
export const beforeTables = `${journalTables}\n${actionTables}`;
export const afterTables = (nouns: readonly TableOf[]): string => `${nouns.filter(({ noun }) => noun.prototype instanceof Journaled).map(({ table, columns }) => guardOf(table, columns)).join('\n')}\n${policyTables}\n${caseTables}\n${clockTables}\n${actionClockTables}\n${feedbackTables}\n${investigationTables}\n${textTables}\n${noticeTables}\n${deadlineTables}\n${boardTables}\n${repetitionTables}`;
