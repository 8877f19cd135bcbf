import { graphql } from '../graphql.ts';

export const CaseById = graphql(`
  query CaseById($id: ID!) {
    case(id: $id) { id number title nature stage stageSaid version }
  }
`);

export const CaseIdByNumber = graphql(`
  query CaseIdByNumber($number: String!) {
    caseByNumber(number: $number) { id }
  }
`);

export const CaseCardParts = graphql(`
  fragment CaseCardParts on CaseCard @_unmask {
    id number title nature stage channel band depth level cycle confidential
    lead { id name } department { id name } branch { id name }
    receivedAt dueAt dueClock watchAt lateAt paused closing closedAt version
    counted { calendarId unit phase since promiseAt targetAt pausedFor }
  }
`);

export const Cases = graphql(
  `
  query Cases($filter: CasesFilter, $order: String!, $first: Int!, $after: String) {
    feedPosition(stream: "journal") { epoch at }
    cases(filter: $filter, order: $order, first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges { cursor node { ...CaseCardParts } }
    }
  }
`,
  [CaseCardParts],
);

export const MyWork = graphql(
  `
  query MyWork {
    feedPosition(stream: "journal") { epoch at }
    myWork {
      leading { ...CaseCardParts }
      offered { ...CaseCardParts }
      approvals { ...CaseCardParts }
      unled { ...CaseCardParts }
      unrouted { ...CaseCardParts }
      toAnswer { ...CaseCardParts }
      tasks { task { id title dueAt version } card { ...CaseCardParts } }
      mentions { id body at author { id name } card { ...CaseCardParts } }
    }
  }
`,
  [CaseCardParts],
);

export const CaseCounts = graphql(`
  query CaseCounts { counts { work cases escalations } }
`);

export const Room = graphql(
  `
  query Room($number: String!) {
    caseByNumber(number: $number) {
      id number title nature stage channel language confidential band depth level cycle version epoch seq
      product wants happenedAt receivedAt enteredAt acknowledgedAt decidedAt remediedAt askedAt outcome closing closedAt causeWaived
      dueAt dueClock watchAt lateAt paused offeredTo leadId departmentId categoryId
      lead { id name }
      department { id name }
      queue { id name }
      category { id name }
      departments { id name }
      branch { id name }
      assessment { severity likelihood safety complexity impact immediateNeeded immediatePossible }
      assessedWhy { part why }
      care { note }
      own { key value name said } ownFields { key name type value filled requiredAt choices { value said } }
      words sought
      team { person { id name } part department { id name } since }
      messages(last: 200) { id body at pinned mentions answersId author { id name } authorDepartment { id name } became { noun id label } }
      tasks { id title dueAt doneAt messageId version owner { id name } }
      responses { id cycle state outcome body recourse language writtenAt approvedAt returnedWhy toldAt version author { id name } approver { id name } }
      remedies { id name about amount currency offeredAt deliveredAt cycle version }
      references { id body number direction at }
      respondents { id namedAt who { id name } }
      readers { person { id name } lastAt times barred }
      similar(first: 3) { score card { ...CaseCardParts } }
      story(last: 1000) { seq hole kind at happenedAt sentence outside actorSaid actor { id name } subjectType subjectId fact clauses texts { field body language } }
      tally { causes evidence decisions } actionCount actions { id stage }
      missing endsAs needsApproval review { approvers { id name } } satisfactions { cycle answeredAt } evaluation { verdict } compliment { personId departmentId }
      clocks { id name said cycle phase paused state dueAt targetAt watchAt calendarId remaining pausable correctable extendable extensions { id said reason by decidable version } unit pausedSince pausedFor choice why readAt department pauses { from said by open } }
      viewer { can offered seenSeq seenAt unseen written }
    }
  }
`,
  [CaseCardParts],
);

export const Replay = graphql(`
  query Replay($number: String!, $at: Int!, $eyes: String!) {
    caseByNumber(number: $number) {
      id
      replay(at: $at, eyes: $eyes) {
        at last eyes open
        entries { seq hole kind at happenedAt sentence actorSaid actor { id name } subjectType subjectId fact texts { field body language } }
        named { id name }
        texts { id words version exact }
      }
    }
  }
`);

export const HandoverBrief = graphql(`
  query HandoverBrief($id: ID!) {
    handoverBrief(id: $id) {
      card { number title stage band dueAt dueClock }
      tasks { id title dueAt owner { id name } }
      missing asOf
      recent { seq at sentence actorSaid actor { id name } }
      offer { at actor { id name } texts { body } }
      case {
        id stage cycle paused
        clocks { id name said cycle phase paused state dueAt targetAt pausedFor }
        actions { id number title stage dueAt overdue owner { id name } }
        causes { id text leg state removedAt mergedInto cycle recordedAt }
        statements { id side requestedAt dueAt givenAt person { id name } department { id name } }
        evidence { id number title state }
        decisions { id question supersededBy at author { id name } options { text chosen } }
      }
    }
  }
`);

export const RouteCase = graphql(`
  mutation RouteCase($opId: ID!, $id: ID!, $expectedVersion: Int!, $input: RouteInput!) {
    routeCase(opId: $opId, id: $id, expectedVersion: $expectedVersion, input: $input) { case { id version departmentId } userErrors { code message field } seq }
  }
`);

export const AssessCase = graphql(`
  mutation AssessCase($opId: ID!, $id: ID!, $expectedVersion: Int!, $input: AssessInput!) {
    assessCase(opId: $opId, id: $id, expectedVersion: $expectedVersion, input: $input) { case { id version stage band depth } userErrors { code message field } seq }
  }
`);

export const RetitleCase = graphql(`
  mutation RetitleCase($opId: ID!, $id: ID!, $title: String!) {
    retitleCase(opId: $opId, id: $id, title: $title) { case { id version title } userErrors { code message field } seq }
  }
`);

export const DescribeCase = graphql(`
  mutation DescribeCase($opId: ID!, $id: ID!, $expectedVersion: Int, $input: DescribeInput!) {
    describeCase(opId: $opId, id: $id, expectedVersion: $expectedVersion, input: $input) { case { id version product wants happenedAt } userErrors { code message field } seq }
  }
`);

export const MarkCare = graphql(`mutation MarkCare($opId: ID!, $id: ID!, $expectedVersion: Int!, $needed: Boolean!, $note: String) { markCare(opId: $opId, id: $id, expectedVersion: $expectedVersion, needed: $needed, note: $note) { case { id version } userErrors { code message field } seq } }`);
export const MakeCaseConfidential = graphql(`
  mutation MakeCaseConfidential($opId: ID!, $id: ID!, $expectedVersion: Int!, $confidential: Boolean!, $reason: String!) {
    makeCaseConfidential(opId: $opId, id: $id, expectedVersion: $expectedVersion, confidential: $confidential, reason: $reason) { case { id version confidential } userErrors { code message field } seq }
  }
`);

export const AppointLead = graphql(`
  mutation AppointLead($opId: ID!, $id: ID!, $expectedVersion: Int!, $personId: ID!) {
    appointLead(opId: $opId, id: $id, expectedVersion: $expectedVersion, personId: $personId) { case { id version stage leadId } userErrors { code message field } seq }
  }
`);

export const OfferLead = graphql(`
  mutation OfferLead($opId: ID!, $id: ID!, $expectedVersion: Int!, $personId: ID!, $reason: String) {
    offerLead(opId: $opId, id: $id, expectedVersion: $expectedVersion, personId: $personId, reason: $reason) { case { id version leadId offeredTo } userErrors { code message field } seq }
  }
`);

export const TakeBackAssignment = graphql(`
  mutation TakeBackAssignment($opId: ID!, $id: ID!, $seq: Int!) {
    takeBackAssignment(opId: $opId, id: $id, seq: $seq) { case { id version } userErrors { code message field } seq }
  }
`);

export const AcceptLead = graphql(`
  mutation AcceptLead($opId: ID!, $id: ID!, $expectedVersion: Int!) {
    acceptLead(opId: $opId, id: $id, expectedVersion: $expectedVersion) { case { id version leadId } userErrors { code message field } seq }
  }
`);

export const DeclineLead = graphql(`
  mutation DeclineLead($opId: ID!, $id: ID!, $reason: String!) {
    declineLead(opId: $opId, id: $id, reason: $reason) { case { id version offeredTo } userErrors { code message field } seq }
  }
`);

export const JoinTeam = graphql(`
  mutation JoinTeam($opId: ID!, $id: ID!, $personId: ID!) {
    joinTeam(opId: $opId, id: $id, personId: $personId) { case { id version memberIds } userErrors { code message field } seq }
  }
`);

export const LeaveTeam = graphql(`
  mutation LeaveTeam($opId: ID!, $id: ID!, $personId: ID!) {
    leaveTeam(opId: $opId, id: $id, personId: $personId) { case { id version memberIds } userErrors { code message field } seq }
  }
`);

export const JoinDepartment = graphql(`
  mutation JoinDepartment($opId: ID!, $id: ID!, $departmentId: ID!, $joined: Boolean!) {
    joinDepartment(opId: $opId, id: $id, departmentId: $departmentId, joined: $joined) { case { id version departmentIds } userErrors { code message field } seq }
  }
`);

export const Recuse = graphql(`
  mutation Recuse($opId: ID!, $id: ID!, $reason: String!, $newLeadId: ID) {
    recuse(opId: $opId, id: $id, reason: $reason, newLeadId: $newLeadId) { barrier { id why } userErrors { code message field } seq }
  }
`);

export const NameRespondent = graphql(`
  mutation NameRespondent($opId: ID!, $id: ID!, $expectedVersion: Int!, $input: RespondentInput!) {
    nameRespondent(opId: $opId, id: $id, expectedVersion: $expectedVersion, input: $input) { respondent { id who { id name } } userErrors { code message field } seq }
  }
`);

export const AskSatisfaction = graphql(`
  mutation AskSatisfaction($opId: ID!, $id: ID!, $expectedVersion: Int!) {
    askSatisfaction(opId: $opId, id: $id, expectedVersion: $expectedVersion) { case { id version stage } userErrors { code message field } seq }
  }
`);

export const CloseCase = graphql(`
  mutation CloseCase($opId: ID!, $id: ID!, $expectedVersion: Int!, $input: CloseInput!) {
    closeCase(opId: $opId, id: $id, expectedVersion: $expectedVersion, input: $input) { case { id version stage closing } userErrors { code message field } seq }
  }
`);

export const ReopenCase = graphql(`
  mutation ReopenCase($opId: ID!, $id: ID!, $expectedVersion: Int!, $reason: String!) {
    reopenCase(opId: $opId, id: $id, expectedVersion: $expectedVersion, reason: $reason) { case { id number version stage cycle } userErrors { code message field } seq }
  }
`);

export const ReferCase = graphql(`
  mutation ReferCase($opId: ID!, $id: ID!, $expectedVersion: Int!, $input: ReferInput!) {
    referCase(opId: $opId, id: $id, expectedVersion: $expectedVersion, input: $input) { case { id version stage } userErrors { code message field } seq }
  }
`);

export const AddReference = graphql(`
  mutation AddReference($opId: ID!, $id: ID!, $input: ReferenceInput!) {
    addReference(opId: $opId, id: $id, input: $input) { case { id version } userErrors { code message field } seq }
  }
`);

export const Discuss = graphql(`
  mutation Discuss($opId: ID!, $id: ID!, $input: DiscussInput!) {
    discuss(opId: $opId, id: $id, input: $input) { message { id body at pinned mentions answersId author { id name } authorDepartment { id name } became { noun id label } } userErrors { code message field } seq }
  }
`);

export const Pin = graphql(`
  mutation Pin($opId: ID!, $id: ID!, $noun: String!, $itemId: ID!, $pinned: Boolean!) {
    pin(opId: $opId, id: $id, noun: $noun, itemId: $itemId, pinned: $pinned) { case { id } userErrors { code message field } seq }
  }
`);

export const SetTask = graphql(`
  mutation SetTask($opId: ID!, $id: ID!, $input: TaskInput!) {
    setTask(opId: $opId, id: $id, input: $input) { task { id title dueAt doneAt version owner { id name } } userErrors { code message field } seq }
  }
`);

export const ChangeTask = graphql(`
  mutation ChangeTask($opId: ID!, $id: ID!, $expectedVersion: Int!, $input: TaskChangeInput!) {
    changeTask(opId: $opId, id: $id, expectedVersion: $expectedVersion, input: $input) { task { id dueAt version owner { id name } } userErrors { code message field } seq }
  }
`);

export const NoteStory = graphql(`
  mutation NoteStory($opId: ID!, $caseId: ID!, $input: StoryNoteInput!) {
    noteStory(opId: $opId, caseId: $caseId, input: $input) { note { id happenedAt at } userErrors { code message field } seq }
  }
`);

export const AmendStory = graphql(`
  mutation AmendStory($opId: ID!, $caseId: ID!, $seq: Int!, $input: AmendmentInput!) {
    amendStory(opId: $opId, caseId: $caseId, seq: $seq, input: $input) { note { id amends } userErrors { code message field } seq }
  }
`);

export const FinishTask = graphql(`
  mutation FinishTask($opId: ID!, $id: ID!, $done: Boolean!) {
    finishTask(opId: $opId, id: $id, done: $done) { task { id doneAt version } userErrors { code message field } seq }
  }
`);

export const DropTask = graphql(`
  mutation DropTask($opId: ID!, $id: ID!, $dropped: Boolean!) {
    dropTask(opId: $opId, id: $id, dropped: $dropped) { task { id version } userErrors { code message field } seq }
  }
`);

export const WriteResponse = graphql(`
  mutation WriteResponse($opId: ID!, $id: ID!, $expectedVersion: Int, $input: ResponseInput!) {
    writeResponse(opId: $opId, id: $id, expectedVersion: $expectedVersion, input: $input) { response { id state version } userErrors { code message field } seq }
  }
`);

export const AskApproval = graphql(`
  mutation AskApproval($opId: ID!, $id: ID!, $expectedVersion: Int!) {
    askApproval(opId: $opId, id: $id, expectedVersion: $expectedVersion) { response { id state version } userErrors { code message field } seq }
  }
`);

export const ApproveResponse = graphql(`
  mutation ApproveResponse($opId: ID!, $id: ID!, $expectedVersion: Int!) {
    approveResponse(opId: $opId, id: $id, expectedVersion: $expectedVersion) { response { id state version } userErrors { code message field } seq }
  }
`);

export const ReturnResponse = graphql(`
  mutation ReturnResponse($opId: ID!, $id: ID!, $expectedVersion: Int!, $reason: String!) {
    returnResponse(opId: $opId, id: $id, expectedVersion: $expectedVersion, reason: $reason) { response { id state version } userErrors { code message field } seq }
  }
`);

export const TellDecision = graphql(`
  mutation TellDecision($opId: ID!, $id: ID!, $expectedVersion: Int!) {
    tellDecision(opId: $opId, id: $id, expectedVersion: $expectedVersion) { response { id state toldAt version } userErrors { code message field } seq }
  }
`);

export const OfferRemedy = graphql(`
  mutation OfferRemedy($opId: ID!, $id: ID!, $input: RemedyInput!) {
    offerRemedy(opId: $opId, id: $id, input: $input) { remedy { id name version } userErrors { code message field } seq }
  }
`);

export const DeliverRemedy = graphql(`
  mutation DeliverRemedy($opId: ID!, $id: ID!) {
    deliverRemedy(opId: $opId, id: $id) { remedy { id deliveredAt version } userErrors { code message field } seq }
  }
`);

export const WithdrawRemedy = graphql(`
  mutation WithdrawRemedy($opId: ID!, $id: ID!, $reason: String!) {
    withdrawRemedy(opId: $opId, id: $id, reason: $reason) { remedy { id version } userErrors { code message field } seq }
  }
`);

export const MarkSeen = graphql(`
  mutation MarkSeen($id: ID!, $entries: [Int!]!) { markSeen(id: $id, entries: $entries) }
`);

/** Those of whom a form offers a part of the name. */
export const Candidates = graphql(`
  query Candidates($id: ID!, $search: String) { roomDirectory(id: $id, search: $search) { all people { id name department } } }
`);

export const RoomDirectory = graphql(`
  query RoomDirectory($id: ID!) {
    roomDirectory(id: $id) { all people { id name department leads } departments { id name } }
    case(id: $id) { complainant { reach } }
    houseStandards { currency }
  }
`);

export const CaseDepartments = graphql(`
  query CaseDepartments { departments { id name active } }
`);
