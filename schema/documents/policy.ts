import { graphql } from '../graphql.ts';

export const CategoryRow = graphql(`fragment CategoryRow on Category @_unmask { id parentId nameEn nameAr natures departmentId queueId demandsCause demandsAction climbs rank active version }`);
export const QueueRow = graphql(`fragment QueueRow on Queue @_unmask { id nameEn nameAr departmentId languages skills rank active waiting version }`);
export const RoutingRow = graphql(`fragment RoutingRow on RoutingRule @_unmask { id nature categoryId branchId language channel departmentId queueId rank active version }`);
export const MatrixRow = graphql(`fragment MatrixRow on Matrix @_unmask { id edition since cells rules { band depth approval cause action } safetyFloor impactFloor careFloor version }`);
export const CommitmentRow = graphql(`
  fragment CommitmentRow on Commitment @_unmask {
    id lineId edition since until clock nameEn nameAr promiseUnit promiseAmount targetUnit targetAmount nature categoryId band branchId language rank pausable pauseDays extensions legal ruleName version
  }
`);
export const CalendarRow = graphql(`
  fragment CalendarRow on CalendarEdition @_unmask {
    id calendarId edition since nameEn nameAr zone standard version
    weeks { from to nameEn nameAr provisional days { day hours { from to overnight } } }
    exceptions { id kind from to nameEn nameAr provisional yearly hours { from to overnight } }
  }
`);
export const LadderRow = graphql(`fragment LadderRow on LadderStep @_unmask { id lineId edition since until level clock band departmentId said share offsetUnit offsetAmount target personId minutesToTake active version }`);
export const RemedyKindRow = graphql(`fragment RemedyKindRow on RemedyKind @_unmask { id code nameEn nameAr money currency limits { role amount } rank active version }`);
export const OwnFieldRow = graphql(`fragment OwnFieldRow on OwnField @_unmask { id key nameEn nameAr type natures categoryId choices { value en ar } requiredAt personal searchable asked rank active version }`);
export const SectorWordRow = graphql(`fragment SectorWordRow on SectorWord @_unmask { id key oneEn manyEn oneAr manyAr version }`);
export const WordingRow = graphql(`fragment WordingRow on Wording @_unmask { id key edition since subjectEn subjectAr bodyEn bodyAr smsEn smsAr version }`);
export const OutsideBodyRow = graphql(`fragment OutsideBodyRow on OutsideBody @_unmask { id nameEn nameAr kind contact answerDays recourse rank active version }`);
export const FishboneRow = graphql(`fragment FishboneRow on FishboneCategory @_unmask { id code nameEn nameAr rank active version }`);
export const SettingRow = graphql(`fragment SettingRow on Setting @_unmask { id key said value version }`);
export const FaceRow = graphql(`fragment FaceRow on Organisation @_unmask { id nameEn nameAr logo accent sender version }`);

export const SettingsIndex = graphql(`
  query SettingsIndex {
    settings { mayKeep categories { id active } queues { id active } commitments { id } calendars { id } ladder { id active } matrix { id edition } remedyKinds { id active } ownFields { id active } outsideBodies { id active } fishbone { id active } wordings { id } face { id nameEn nameAr } }
  }
`);
export const SettingsCategories = graphql(`query SettingsCategories { settings { mayKeep categories { ...CategoryRow } queues { ...QueueRow } } departments { id name active } }`, [CategoryRow, QueueRow]);
export const SettingsQueues = graphql(`query SettingsQueues { settings { mayKeep queues { ...QueueRow } routing { ...RoutingRow } categories { id name parentId active } } departments { id name active } branches { id name active } }`, [QueueRow, RoutingRow]);
export const SettingsMatrix = graphql(`query SettingsMatrix { settings { mayKeep matrix { ...MatrixRow } } }`, [MatrixRow]);
/** Where cases may be put to wait. */
export const Queues = graphql(`query Queues { settings { queues { id name active } } }`);
export const SettingsPromises = graphql(`query SettingsPromises($past: Boolean!) { settings { mayKeep commitments(past: $past) { ...CommitmentRow } categories { id name parentId active } } branches { id name active } }`, [CommitmentRow]);
export const SettingsCalendars = graphql(`query SettingsCalendars { settings { mayKeep calendars { ...CalendarRow } } branches { id name calendarId zone active version } }`, [CalendarRow]);
export const SettingsLadder = graphql(`query SettingsLadder($past: Boolean!) { settings { mayKeep ladder(past: $past) { ...LadderRow } } departments { id name active } people(first: 100) { edges { node { id name active } } } }`, [LadderRow]);
export const SettingsRemedies = graphql(`query SettingsRemedies { settings { mayKeep remedyKinds { ...RemedyKindRow } } }`, [RemedyKindRow]);
export const SettingsFields = graphql(`query SettingsFields { settings { mayKeep ownFields { ...OwnFieldRow } categories { id name parentId active } } }`, [OwnFieldRow]);
export const SettingsWords = graphql(`query SettingsWords { settings { mayKeep sectorWords { ...SectorWordRow } wordings { ...WordingRow } placeholders { key known needed sms subject } } }`, [SectorWordRow, WordingRow]);
export const SettingsBodies = graphql(`query SettingsBodies { settings { mayKeep outsideBodies { ...OutsideBodyRow } } }`, [OutsideBodyRow]);
export const SettingsCauses = graphql(`query SettingsCauses { settings { mayKeep fishbone { ...FishboneRow } } }`, [FishboneRow]);
export const SettingsValues = graphql(`query SettingsValues { settings { mayKeep values { ...SettingRow } rules { key type least most words } } }`, [SettingRow]);
export const SettingsFace = graphql(`query SettingsFace { settings { mayKeep face { ...FaceRow } } }`, [FaceRow]);

export const KeepCategory = graphql(`mutation KeepCategory($opId: ID!, $id: ID, $expectedVersion: Int, $input: CategoryInput!) { keepCategory(opId: $opId, id: $id, expectedVersion: $expectedVersion, input: $input) { category { ...CategoryRow } userErrors { code message field } } }`, [CategoryRow]);
export const KeepQueue = graphql(`mutation KeepQueue($opId: ID!, $id: ID, $expectedVersion: Int, $input: QueueInput!) { keepQueue(opId: $opId, id: $id, expectedVersion: $expectedVersion, input: $input) { queue { ...QueueRow } userErrors { code message field } } }`, [QueueRow]);
export const KeepRouting = graphql(`mutation KeepRouting($opId: ID!, $id: ID, $expectedVersion: Int, $input: RoutingInput!) { keepRoutingRule(opId: $opId, id: $id, expectedVersion: $expectedVersion, input: $input) { routingRule { ...RoutingRow } userErrors { code message field } } }`, [RoutingRow]);
export const KeepMatrix = graphql(`mutation KeepMatrix($opId: ID!, $id: ID, $expectedVersion: Int, $input: MatrixInput!) { keepMatrix(opId: $opId, id: $id, expectedVersion: $expectedVersion, input: $input) { matrix { ...MatrixRow } userErrors { code message field } } }`, [MatrixRow]);
export const KeepCommitment = graphql(`mutation KeepCommitment($opId: ID!, $id: ID, $expectedVersion: Int, $input: CommitmentInput!, $migrate: Boolean) { keepCommitment(opId: $opId, id: $id, expectedVersion: $expectedVersion, input: $input, migrate: $migrate) { commitment { ...CommitmentRow } userErrors { code message field } } }`, [CommitmentRow]);
export const RetireCommitment = graphql(`mutation RetireCommitment($opId: ID!, $id: ID!, $expectedVersion: Int!) { retireCommitment(opId: $opId, id: $id, expectedVersion: $expectedVersion) { commitment { ...CommitmentRow } userErrors { code message field } } }`, [CommitmentRow]);
export const KeepCalendar = graphql(`mutation KeepCalendar($opId: ID!, $id: ID, $expectedVersion: Int, $input: CalendarInput!, $migrate: Boolean) { keepCalendar(opId: $opId, id: $id, expectedVersion: $expectedVersion, input: $input, migrate: $migrate) { calendar { ...CalendarRow } userErrors { code message field } } }`, [CalendarRow]);
export const KeepLadderStep = graphql(`mutation KeepLadderStep($opId: ID!, $id: ID, $expectedVersion: Int, $input: LadderInput!, $migrate: Boolean) { keepLadderStep(opId: $opId, id: $id, expectedVersion: $expectedVersion, input: $input, migrate: $migrate) { ladderStep { ...LadderRow } userErrors { code message field } } }`, [LadderRow]);
export const MigrateLadder = graphql(`mutation MigrateLadder($opId: ID!, $id: ID!, $expectedVersion: Int!) { migrateLadder(opId: $opId, id: $id, expectedVersion: $expectedVersion) { ladderStep { ...LadderRow } userErrors { code message field } } }`, [LadderRow]);
export const KeepRemedyKind = graphql(`mutation KeepRemedyKind($opId: ID!, $id: ID, $expectedVersion: Int, $input: RemedyKindInput!) { keepRemedyKind(opId: $opId, id: $id, expectedVersion: $expectedVersion, input: $input) { remedyKind { ...RemedyKindRow } userErrors { code message field } } }`, [RemedyKindRow]);
export const KeepOwnField = graphql(`mutation KeepOwnField($opId: ID!, $id: ID, $expectedVersion: Int, $input: OwnFieldInput!) { keepOwnField(opId: $opId, id: $id, expectedVersion: $expectedVersion, input: $input) { ownField { ...OwnFieldRow } userErrors { code message field } } }`, [OwnFieldRow]);
export const KeepSectorWord = graphql(`mutation KeepSectorWord($opId: ID!, $id: ID, $expectedVersion: Int, $input: SectorWordInput!) { keepSectorWord(opId: $opId, id: $id, expectedVersion: $expectedVersion, input: $input) { sectorWord { ...SectorWordRow } userErrors { code message field } } }`, [SectorWordRow]);
export const KeepWording = graphql(`mutation KeepWording($opId: ID!, $id: ID, $expectedVersion: Int, $input: WordingInput!) { keepWording(opId: $opId, id: $id, expectedVersion: $expectedVersion, input: $input) { wording { ...WordingRow } userErrors { code message field } } }`, [WordingRow]);
export const PreviewWording = graphql(`query PreviewWording($input: WordingInput!) { previewWording(input: $input) { language subject text html sms { text characters parts wide } } }`);
export const ResetWording = graphql(`mutation ResetWording($opId: ID!, $id: ID!, $expectedVersion: Int!) { resetWording(opId: $opId, id: $id, expectedVersion: $expectedVersion) { wording { ...WordingRow } userErrors { code message field } } }`, [WordingRow]);
export const KeepOutsideBody = graphql(`mutation KeepOutsideBody($opId: ID!, $id: ID, $expectedVersion: Int, $input: OutsideBodyInput!) { keepOutsideBody(opId: $opId, id: $id, expectedVersion: $expectedVersion, input: $input) { outsideBody { ...OutsideBodyRow } userErrors { code message field } } }`, [OutsideBodyRow]);
export const KeepFishbone = graphql(`mutation KeepFishbone($opId: ID!, $id: ID, $expectedVersion: Int, $input: FishboneInput!) { keepFishboneCategory(opId: $opId, id: $id, expectedVersion: $expectedVersion, input: $input) { fishboneCategory { ...FishboneRow } userErrors { code message field } } }`, [FishboneRow]);
export const KeepSetting = graphql(`mutation KeepSetting($opId: ID!, $id: ID, $expectedVersion: Int, $input: SettingInput!) { keepSetting(opId: $opId, id: $id, expectedVersion: $expectedVersion, input: $input) { setting { ...SettingRow } userErrors { code message field } } }`, [SettingRow]);
export const KeepFace = graphql(`mutation KeepFace($opId: ID!, $expectedVersion: Int, $input: FaceInput!) { keepFace(opId: $opId, expectedVersion: $expectedVersion, input: $input) { face { ...FaceRow } userErrors { code message field } } }`, [FaceRow]);

export const AnnounceDays = graphql(`mutation AnnounceDays($opId: ID!, $id: ID!, $expectedVersion: Int!, $input: AnnouncedInput!) { announceDays(opId: $opId, id: $id, expectedVersion: $expectedVersion, input: $input) { calendar { ...CalendarRow } userErrors { code message field } } }`, [CalendarRow]);
export const WhatIfParts = graphql(`fragment WhatIfParts on WhatIf @_unmask { looked all next changed breached late raised sooner later same clocks { number department clock action effect level was is paused zone } }`);
export const WhatIfPromise = graphql(`query WhatIfPromise($id: ID, $input: CommitmentInput!, $after: ID, $most: Int) { whatIfPromise(id: $id, input: $input, after: $after, most: $most) { ...WhatIfParts } }`, [WhatIfParts]);
export const WhatIfCalendar = graphql(`query WhatIfCalendar($id: ID, $input: CalendarInput!, $after: ID, $most: Int) { whatIfCalendar(id: $id, input: $input, after: $after, most: $most) { ...WhatIfParts } }`, [WhatIfParts]);
export const WhatIfAnnounced = graphql(`query WhatIfAnnounced($id: ID!, $input: AnnouncedInput!, $after: ID, $most: Int) { whatIfAnnounced(id: $id, input: $input, after: $after, most: $most) { ...WhatIfParts } }`, [WhatIfParts]);
export const WhatIfAssigned = graphql(`query WhatIfAssigned($branchId: ID!, $calendarId: ID, $after: ID, $most: Int) { whatIfAssigned(branchId: $branchId, calendarId: $calendarId, after: $after, most: $most) { ...WhatIfParts } }`, [WhatIfParts]);
export const AssignCalendar = graphql(`mutation AssignCalendar($opId: ID!, $branchId: ID!, $expectedVersion: Int!, $calendarId: ID, $migrate: Boolean) { assignCalendar(opId: $opId, branchId: $branchId, expectedVersion: $expectedVersion, calendarId: $calendarId, migrate: $migrate) { branch { id calendarId version } userErrors { code message field } } }`);
export const WhatIfLadder = graphql(`query WhatIfLadder($id: ID, $input: LadderInput, $after: ID, $most: Int) { whatIfLadder(id: $id, input: $input, after: $after, most: $most) { ...WhatIfParts } }`, [WhatIfParts]);
export const LadderBehind = graphql(`query LadderBehind { ladderBehind { cases change { id version } } }`);
export const Replannings = graphql(`query Replannings { replannings { of name cause askedAt endedAt cases failed } }`);
export const ReadCalendarFile = graphql(`query ReadCalendarFile($text: String!) { readCalendarFile(text: $text) { exceptions { id kind from to nameEn nameAr provisional yearly hours { from to overnight } } faults } }`);
export const TryPromise = graphql(`query TryPromise($input: SampleInput!, $calendarId: ID, $calendar: CalendarInput) { tryPromise(input: $input, calendarId: $calendarId, calendar: $calendar) { dueAt why } }`);
export const OfferedRemedies = graphql(`query OfferedRemedies { offeredRemedies { code name money currency } }`);
export const OfferedCategories = graphql(`query OfferedCategories($nature: String!) { offeredCategories(nature: $nature) { id parentId name } }`);
export const OfferedFields = graphql(`query OfferedFields($nature: String!, $categoryId: ID) { offeredFields(nature: $nature, categoryId: $categoryId) { key name type asked demanded choices { word said } } }`);
export const OwnFaults = graphql(`query OwnFaults($nature: String!, $categoryId: ID, $own: [OwnValueInput!]!) { ownFaults(nature: $nature, categoryId: $categoryId, own: $own) { key message } }`);

export const ClockParts = graphql(`
  fragment ClockParts on ClockView @_unmask {
    id name said cycle legal ruleName phase paused state startedAt dueAt targetAt watchAt originalAt pausedSince resumesAt pausedFor stoppedAt breachedAt remaining lateBy pausable extendable unit choice why readAt department onOriginal onAgreed
    pauses { from to cause said by open wall }
    extensions { id amount reason state askedBy askedAt version }
  }
`);
export const CaseClocks = graphql(`query CaseClocks($id: ID!) { case(id: $id) { id version stage dueAt dueClock watchAt lateAt paused clocks { ...ClockParts } nextClock { id name dueAt state } } }`, [ClockParts]);
export const PauseClocks = graphql(`mutation PauseClocks($opId: ID!, $id: ID!, $expectedVersion: Int!, $input: PauseInput!) { pauseClocks(opId: $opId, id: $id, expectedVersion: $expectedVersion, input: $input) { case { id version dueAt paused } userErrors { code message field } seq } }`);
export const ResumeClocks = graphql(`mutation ResumeClocks($opId: ID!, $id: ID!, $reason: String!) { resumeClocks(opId: $opId, id: $id, reason: $reason) { case { id version dueAt paused } userErrors { code message field } seq } }`);
export const CorrectResume = graphql(`mutation CorrectResume($opId: ID!, $id: ID!, $reason: String!) { correctResume(opId: $opId, id: $id, reason: $reason) { case { id version dueAt paused } userErrors { code message field } seq } }`);
export const AskExtension = graphql(`mutation AskExtension($opId: ID!, $id: ID!, $input: ExtensionInput!) { askExtension(opId: $opId, id: $id, input: $input) { case { id version } userErrors { code message field } seq } }`);
export const DecideExtension = graphql(`mutation DecideExtension($opId: ID!, $extensionId: ID!, $expectedVersion: Int!, $approved: Boolean!) { decideExtension(opId: $opId, extensionId: $extensionId, expectedVersion: $expectedVersion, approved: $approved) { case { id version dueAt } userErrors { code message field } seq } }`);
export const ClassifyCase = graphql(`mutation ClassifyCase($opId: ID!, $id: ID!, $expectedVersion: Int!, $categoryId: ID!) { classifyCase(opId: $opId, id: $id, expectedVersion: $expectedVersion, categoryId: $categoryId) { case { id version categoryId departmentId queueId } userErrors { code message field } seq } }`);
export const PauseReport = graphql(`
  query PauseReport($from: DateTimeISO!, $to: DateTimeISO!, $departmentId: ID, $first: Int!) {
    pauseReport(from: $from, to: $to, departmentId: $departmentId, first: $first) {
      ended kept keptWithout pauses byPerson { of pauses cases open saved } byReason { of pauses cases open saved }
      rows { number department clock reason by from to open wall kept keptWithout }
    }
  }
`);

export const FirstSteps = graphql(`
  query FirstSteps {
    firstSteps { complete form steps { key role standing } }
    viewer { person { id firstSteps } }
    feedPosition(stream: "house") { epoch at }
  }
`);
