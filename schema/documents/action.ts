import { graphql } from '../graphql.ts';

export const ActionParts = graphql(`
  fragment ActionParts on Action @_unmask {
    id number kind stage title details dueAt firstDueAt overdue blocked blockedBy needsProof planVersion version
    startedAt implementedAt judgeableAt checkedAt judgedAt
    clock { state phase dueAt originalAt targetAt watchAt lateAt breachedAt stoppedAt onOriginal onAgreed why }
    owner { id name } implementer { id name } verifier { id name } department { id name }
  }
`);

/** Everything of one action but its story. */
export const ActionWhole = graphql(
  `
  fragment ActionWhole on Action @_unmask {
    ...ActionParts
    similarPlaces done checkedNote verdictWhy cancelledWhy checker { id name } judge { id name }
    plan { criterion baseline threshold measure method startAfterDays windowDays sample control }
    verdict { figure exposure effective control }
    cause { id text leg state recordedAt }
    viewer { can }
  }
`,
  [ActionParts],
);

export const Actions = graphql(
  `
  query Actions($view: String!, $first: Int!, $after: String, $kind: String, $departmentId: ID, $text: String) {
    feedPosition(stream: "journal") { epoch at }
    actionCounts { mine toVerify overdue open all }
    actions(view: $view, first: $first, after: $after, kind: $kind, departmentId: $departmentId, text: $text) {
      totalCount next
      nodes { ...ActionParts cases { id number title born } }
    }
  }
`,
  [ActionParts],
);

export const ActionByNumber = graphql(
  `
  query ActionByNumber($number: String!) {
    feedPosition(stream: "journal") { epoch }
    actionByNumber(number: $number) {
      ...ActionWhole
      seq
      cases { id number title stage born }
      story { seq hole kind at happenedAt sentence actor { id name } fact texts { field body } }
    }
  }
`,
  [ActionWhole],
);

export const CaseActions = graphql(
  `
  query CaseActions($id: ID!) {
    case(id: $id) {
      id seq causeRound
      causes { id text leg recordedAt cycle }
      actions { ...ActionWhole }
    }
  }
`,
  [ActionWhole],
);

export const AddAction = graphql(`
  mutation AddAction($opId: ID!, $caseId: ID!, $input: ActionInput!) {
    addAction(opId: $opId, caseId: $caseId, input: $input) { action { id number stage version } userErrors { code message field } seq }
  }
`);

export const EditAction = graphql(`
  mutation EditAction($opId: ID!, $id: ID!, $input: ActionEditInput!, $expectedVersion: Int!) {
    editAction(opId: $opId, id: $id, input: $input, expectedVersion: $expectedVersion) { action { id title dueAt firstDueAt version } userErrors { code message field } seq }
  }
`);

export const PlanVerification = graphql(`
  mutation PlanVerification($opId: ID!, $id: ID!, $plan: PlanInput!, $verifierId: ID!, $expectedVersion: Int!, $reason: String) {
    planVerification(opId: $opId, id: $id, plan: $plan, verifierId: $verifierId, expectedVersion: $expectedVersion, reason: $reason) { action { id planVersion version } userErrors { code message field } seq }
  }
`);

export const StartAction = graphql(`
  mutation StartAction($opId: ID!, $id: ID!) {
    startAction(opId: $opId, id: $id) { action { id stage version } userErrors { code message field } seq }
  }
`);

export const BlockAction = graphql(`
  mutation BlockAction($opId: ID!, $id: ID!, $reason: String) {
    blockAction(opId: $opId, id: $id, reason: $reason) { action { id blocked stage overdue version } userErrors { code message field } seq }
  }
`);

export const ImplementAction = graphql(`
  mutation ImplementAction($opId: ID!, $id: ID!, $input: ImplementedInput!) {
    implementAction(opId: $opId, id: $id, input: $input) { action { id stage implementedAt version } userErrors { code message field } seq }
  }
`);

export const TakeBackAction = graphql(`
  mutation TakeBackAction($opId: ID!, $id: ID!, $expectedVersion: Int!) {
    takeBackAction(opId: $opId, id: $id, expectedVersion: $expectedVersion) { action { id stage version } userErrors { code message field } seq }
  }
`);

export const VerifyImplementation = graphql(`
  mutation VerifyImplementation($opId: ID!, $id: ID!, $note: String!, $expectedVersion: Int!, $control: String) {
    verifyImplementation(opId: $opId, id: $id, note: $note, expectedVersion: $expectedVersion, control: $control) { action { id stage version } userErrors { code message field } seq }
  }
`);

export const JudgeEffect = graphql(`
  mutation JudgeEffect($opId: ID!, $id: ID!, $verdict: VerdictInput!, $expectedVersion: Int!) {
    judgeEffect(opId: $opId, id: $id, verdict: $verdict, expectedVersion: $expectedVersion) { action { id stage verdict { figure exposure effective control } version } userErrors { code message field } seq }
  }
`);

export const CancelAction = graphql(`
  mutation CancelAction($opId: ID!, $id: ID!, $reason: String!, $expectedVersion: Int!) {
    cancelAction(opId: $opId, id: $id, reason: $reason, expectedVersion: $expectedVersion) { action { id stage version } userErrors { code message field } seq }
  }
`);

export const LinkAction = graphql(`
  mutation LinkAction($opId: ID!, $id: ID!, $caseId: ID!) {
    linkAction(opId: $opId, id: $id, caseId: $caseId) { action { id cases { id number } version } userErrors { code message field } seq }
  }
`);

export const EnterExposure = graphql(`
  mutation EnterExposure($opId: ID!, $input: ExposureInput!) {
    enterExposure(opId: $opId, input: $input) { exposure { id product from to volume unit } userErrors { code message field } seq }
  }
`);

export const WithdrawExposure = graphql(`
  mutation WithdrawExposure($opId: ID!, $id: ID!, $reason: String!) {
    withdrawExposure(opId: $opId, id: $id, reason: $reason) { exposure { id withdrawnAt } userErrors { code message field } seq }
  }
`);

export const Exposures = graphql(`
  query Exposures($from: String, $to: String, $product: String) {
    exposures(from: $from, to: $to, product: $product) { id product from to volume unit mark branch { id name } }
  }
`);
