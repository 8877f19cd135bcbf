import { graphql } from '../graphql.ts';

export const CauseParts = graphql(`
  fragment CauseParts on Cause @_unmask {
    id cycle parentId alsoUnder text leg category categorySaid state confidence votes order unplaced recordedAt mergedInto removedAt judgedAt version
    author { id name } judge { id name } recorder { id name } voters { id name } judgement recording question
    evidence rests { evidenceId number version latest title excluded }
  }
`);

export const EvidenceParts = graphql(`
  fragment EvidenceParts on Evidence @_unmask {
    id number title source origin state confidential latest happenedAt excludedWhy messageId version
    versions { id number text digest redactedFrom at author { id name } file { id hash size type name } }
  }
`);

/** What was found out in a case: causes, evidence, decisions, what the sides say. */
export const Findings = graphql(
  `
  query Findings($id: ID!) {
    case(id: $id) {
      id seq version depth causeWaived causeWaivedWhy causeRound
      causeRounds { number openedAt }
      causes { ...CauseParts }
      evidence { ...EvidenceParts }
      decisions { id question reason evidence supersedes supersededBy messageId at version options { text chosen } author { id name } voices { agrees reason person { id name } } rests { evidenceId number version latest title excluded } }
      statements { id side request requestedAt dueAt text givenAt version person { id name } department { id name } recorder { id name } }
    }
    causeCategories { code name }
  }
`,
  [CauseParts, EvidenceParts],
);

export const EvidenceCustody = graphql(`
  query EvidenceCustody($id: ID!) {
    case(id: $id) { id evidence { id custody { id number what at person { id name } } } }
  }
`);

export const AddCause = graphql(
  `
  mutation AddCause($opId: ID!, $caseId: ID!, $input: CauseInput!) {
    addCause(opId: $opId, caseId: $caseId, input: $input) { cause { ...CauseParts } userErrors { code message field } seq }
  }
`,
  [CauseParts],
);

export const RewordCause = graphql(
  `
  mutation RewordCause($opId: ID!, $id: ID!, $text: String!, $expectedVersion: Int!) {
    rewordCause(opId: $opId, id: $id, text: $text, expectedVersion: $expectedVersion) { cause { ...CauseParts } userErrors { code message field } seq }
  }
`,
  [CauseParts],
);

export const ClassCause = graphql(`
  mutation ClassCause($opId: ID!, $id: ID!, $input: CauseClassInput!) {
    classCause(opId: $opId, id: $id, input: $input) { cause { id leg category confidence version } userErrors { code message field } seq }
  }
`);

export const MoveCause = graphql(`
  mutation MoveCause($opId: ID!, $id: ID!, $place: PlaceInput!) {
    moveCause(opId: $opId, id: $id, place: $place) { cause { id parentId order leg unplaced version } userErrors { code message field } seq }
  }
`);

export const LinkCause = graphql(`
  mutation LinkCause($opId: ID!, $id: ID!, $underId: ID!, $linked: Boolean!) {
    linkCause(opId: $opId, id: $id, underId: $underId, linked: $linked) { cause { id alsoUnder version } userErrors { code message field } seq }
  }
`);

export const MergeCause = graphql(`
  mutation MergeCause($opId: ID!, $id: ID!, $intoId: ID!) {
    mergeCause(opId: $opId, id: $id, intoId: $intoId) { cause { id mergedInto removedAt version } userErrors { code message field } seq }
  }
`);

export const RemoveCause = graphql(`
  mutation RemoveCause($opId: ID!, $id: ID!, $restored: Boolean!) {
    removeCause(opId: $opId, id: $id, restored: $restored) { cause { id parentId removedAt unplaced version } userErrors { code message field } seq }
  }
`);

export const BackCause = graphql(`
  mutation BackCause($opId: ID!, $id: ID!, $input: BackingInput!) {
    backCause(opId: $opId, id: $id, input: $input) { cause { id evidence version } userErrors { code message field } seq }
  }
`);

export const VoteForCause = graphql(`
  mutation VoteForCause($opId: ID!, $id: ID!, $agrees: Boolean!) {
    voteForCause(opId: $opId, id: $id, agrees: $agrees) { cause { id votes version } userErrors { code message field } seq }
  }
`);

export const JudgeCause = graphql(`
  mutation JudgeCause($opId: ID!, $id: ID!, $state: String!, $reason: String!, $expectedVersion: Int!) {
    judgeCause(opId: $opId, id: $id, state: $state, reason: $reason, expectedVersion: $expectedVersion) { cause { id state recordedAt version } userErrors { code message field } seq }
  }
`);

export const RecordRootCause = graphql(`
  mutation RecordRootCause($opId: ID!, $id: ID!, $reason: String!, $expectedVersion: Int!) {
    recordRootCause(opId: $opId, id: $id, reason: $reason, expectedVersion: $expectedVersion) { cause { id recordedAt version } userErrors { code message field } seq }
  }
`);

export const WaiveCause = graphql(`
  mutation WaiveCause($opId: ID!, $caseId: ID!, $reason: String!, $expectedVersion: Int!) {
    waiveCause(opId: $opId, caseId: $caseId, reason: $reason, expectedVersion: $expectedVersion) { case { id version causeWaived } userErrors { code message field } seq }
  }
`);

export const AddEvidence = graphql(
  `
  mutation AddEvidence($opId: ID!, $caseId: ID!, $input: EvidenceInput!) {
    addEvidence(opId: $opId, caseId: $caseId, input: $input) { evidence { ...EvidenceParts } userErrors { code message field } seq }
  }
`,
  [EvidenceParts],
);

export const ReviseEvidence = graphql(
  `
  mutation ReviseEvidence($opId: ID!, $id: ID!, $text: String!, $expectedVersion: Int!, $redactedFrom: Int) {
    reviseEvidence(opId: $opId, id: $id, text: $text, expectedVersion: $expectedVersion, redactedFrom: $redactedFrom) { evidence { ...EvidenceParts } userErrors { code message field } seq }
  }
`,
  [EvidenceParts],
);

export const ClassifyEvidence = graphql(`
  mutation ClassifyEvidence($opId: ID!, $id: ID!, $input: EvidenceClassInput!, $expectedVersion: Int!) {
    classifyEvidence(opId: $opId, id: $id, input: $input, expectedVersion: $expectedVersion) { evidence { id title state confidential version } userErrors { code message field } seq }
  }
`);

export const TakeStatement = graphql(`
  mutation TakeStatement($opId: ID!, $caseId: ID!, $input: StatementInput!) {
    takeStatement(opId: $opId, caseId: $caseId, input: $input) { statement { id side request givenAt version } userErrors { code message field } seq }
  }
`);

export const GiveStatement = graphql(`
  mutation GiveStatement($opId: ID!, $id: ID!, $text: String!) {
    giveStatement(opId: $opId, id: $id, text: $text) { statement { id text givenAt version } userErrors { code message field } seq }
  }
`);

export const StatementsAskedOfMe = graphql(`
  query StatementsAskedOfMe {
    statementsAskedOfMe { id side request requestedAt dueAt person { id } department { id name } }
  }
`);

export const RecordDecision = graphql(`
  mutation RecordDecision($opId: ID!, $caseId: ID!, $input: DecisionInput!) {
    recordDecision(opId: $opId, caseId: $caseId, input: $input) { decision { id supersedes version } userErrors { code message field } seq }
  }
`);

export const VoiceDecision = graphql(`
  mutation VoiceDecision($opId: ID!, $id: ID!, $agrees: Boolean!, $reason: String) {
    voiceDecision(opId: $opId, id: $id, agrees: $agrees, reason: $reason) { decision { id assent dissent version } userErrors { code message field } seq }
  }
`);

// ——— Shared text

export const BeginDraft = graphql(`
  mutation BeginDraft($opId: ID!, $caseId: ID!, $input: DocumentInput!) {
    beginDraft(opId: $opId, caseId: $caseId, input: $input) { seq draft { id title } userErrors { code message field } }
  }
`);

export const PublishDraft = graphql(`
  mutation PublishDraft($opId: ID!, $caseId: ID!, $id: ID!) {
    publishDraft(opId: $opId, caseId: $caseId, id: $id) { seq document { id title } userErrors { code message field } }
  }
`);

export const DiscardDraft = graphql(`
  mutation DiscardDraft($opId: ID!, $id: ID!) {
    discardDraft(opId: $opId, id: $id) { seq draft { id } userErrors { code message field } }
  }
`);

export const SettleDraftAside = graphql(`
  mutation SettleDraftAside($opId: ID!, $id: ID!, $number: Int!) {
    settleDraftAside(opId: $opId, id: $id, number: $number) { seq draft { id } userErrors { code message field } }
  }
`);

export const RoomDocuments = graphql(`
  query RoomDocuments($id: ID!) {
    case(id: $id) { id documents { id causeId sort title at latest putAwayAt version author { id name } setAside { number text at person { id name } } } drafts { id sort title at setAside { number text at person { id name } } } }
  }
`);

export const DocumentVersions = graphql(`
  query DocumentVersions($id: ID!) {
    case(id: $id) { id documents { id versions { id number at text } } }
  }
`);

export const DocumentWriters = graphql(`
  query DocumentWriters($id: ID!) {
    case(id: $id) { id documents { id writers { client person { id name } } } }
  }
`);

export const OpenDocument = graphql(`
  mutation OpenDocument($opId: ID!, $caseId: ID!, $input: DocumentInput!) {
    openDocument(opId: $opId, caseId: $caseId, input: $input) { document { id sort title } userErrors { code message field } }
  }
`);

export const OpenWording = graphql(`
  mutation OpenWording($opId: ID!, $causeId: ID!) {
    openWording(opId: $opId, causeId: $causeId) { document { id } userErrors { code message field } }
  }
`);

export const TitleDocument = graphql(`
  mutation TitleDocument($opId: ID!, $id: ID!, $title: String!, $expectedVersion: Int!) {
    titleDocument(opId: $opId, id: $id, title: $title, expectedVersion: $expectedVersion) { document { id title version } userErrors { code message field } }
  }
`);

export const PutDocumentAway = graphql(`
  mutation PutDocumentAway($opId: ID!, $id: ID!, $away: Boolean!, $expectedVersion: Int!) {
    putDocumentAway(opId: $opId, id: $id, away: $away, expectedVersion: $expectedVersion) { document { id putAwayAt version } userErrors { code message field } }
  }
`);

export const RestoreDocument = graphql(`
  mutation RestoreDocument($opId: ID!, $id: ID!, $number: Int!) {
    restoreDocument(opId: $opId, id: $id, number: $number) { document { id latest } userErrors { code message field } }
  }
`);

export const SettleSetAside = graphql(`
  mutation SettleSetAside($opId: ID!, $id: ID!, $number: Int!) {
    settleSetAside(opId: $opId, id: $id, number: $number) { document { id } userErrors { code message field } }
  }
`);

export const DocumentRemarks = graphql(`
  query DocumentRemarks($id: ID!) {
    case(id: $id) { id documents { id remarks { id answersId anchor quote body at resolvedAt author { id name } settledBy { id name } } } }
  }
`);

export const RemarkDocument = graphql(`
  mutation RemarkDocument($opId: ID!, $id: ID!, $input: RemarkInput!) {
    remarkDocument(opId: $opId, id: $id, input: $input) { remark { id } userErrors { code message field } seq }
  }
`);

export const SettleRemark = graphql(`
  mutation SettleRemark($opId: ID!, $id: ID!, $settled: Boolean!) {
    settleRemark(opId: $opId, id: $id, settled: $settled) { remark { id resolvedAt } userErrors { code message field } seq }
  }
`);
