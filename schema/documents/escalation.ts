import { graphql } from '../graphql.ts';

export const EscalationParts = graphql(`
  fragment EscalationParts on Escalation @_unmask {
    id caseId actionId level cause reason clock at takeBy takenAt nextUpdateAt comment endedAt version can to { id name } standsFor { id name } taker { id name }
  }
`);

/** The escalations of one case, newest first, and what the reader may do about them. */
export const EscalationsOf = graphql(
  `
  query EscalationsOf($id: ID!) {
    case(id: $id) { id number level version viewer { can } escalations { ...EscalationParts } ladder { id clock level at said } actionEscalations { ...EscalationParts action { id number title dueAt version } } }
  }
`,
  [EscalationParts],
);

/** What one action stands under, and what the reader may do about it. */
export const EscalationOfAction = graphql(
  `
  query EscalationOfAction($number: String!) {
    actionByNumber(number: $number) { id escalation { ...EscalationParts action { id number title dueAt version } } }
  }
`,
  [EscalationParts],
);

/** What was brought to the reader, or is with them. */
export const MyEscalations = graphql(
  `
  query MyEscalations {
    myEscalations { ...EscalationParts action { id number title dueAt version department { id name } } case { id number title stageSaid dueAt version department { id name } } }
  }
`,
  [EscalationParts],
);

export const EscalateCase = graphql(`
  mutation EscalateCase($opId: ID!, $caseId: ID!, $cause: String!, $reason: String!, $expectedVersion: Int) {
    escalateCase(opId: $opId, caseId: $caseId, cause: $cause, reason: $reason, expectedVersion: $expectedVersion) { escalation { id caseId level } seq userErrors { code message field } }
  }
`);

export const TakeEscalation = graphql(`
  mutation TakeEscalation($opId: ID!, $id: ID!, $nextUpdateAt: DateTimeISO!) {
    takeEscalation(opId: $opId, id: $id, nextUpdateAt: $nextUpdateAt) { escalation { id caseId nextUpdateAt } seq userErrors { code message field } }
  }
`);

export const UpdateEscalation = graphql(`
  mutation UpdateEscalation($opId: ID!, $id: ID!, $comment: String!, $nextUpdateAt: DateTimeISO!) {
    updateEscalation(opId: $opId, id: $id, comment: $comment, nextUpdateAt: $nextUpdateAt) { escalation { id caseId nextUpdateAt } seq userErrors { code message field } }
  }
`);

export const LowerCase = graphql(`
  mutation LowerCase($opId: ID!, $caseId: ID!, $reason: String!, $expectedVersion: Int!) {
    lowerCase(opId: $opId, caseId: $caseId, reason: $reason, expectedVersion: $expectedVersion) { case { id level version } seq userErrors { code message field } }
  }
`);

export const LowerAction = graphql(`
  mutation LowerAction($opId: ID!, $id: ID!, $reason: String!, $expectedVersion: Int!) {
    lowerAction(opId: $opId, id: $id, reason: $reason, expectedVersion: $expectedVersion) { escalation { id caseId actionId level } seq userErrors { code message field } }
  }
`);

export const EscalateAction = graphql(`
  mutation EscalateAction($opId: ID!, $id: ID!, $cause: String!, $reason: String!, $expectedVersion: Int!, $expectedLevel: Int!) {
    escalateAction(opId: $opId, id: $id, cause: $cause, reason: $reason, expectedVersion: $expectedVersion, expectedLevel: $expectedLevel) { action { id version escalation { id level version } } seq userErrors { code message field } }
  }
`);

export const TakeBackEscalationStep = graphql(`
  mutation TakeBackEscalationStep($opId: ID!, $id: ID!, $seq: Int!) {
    takeBackEscalationStep(opId: $opId, id: $id, seq: $seq) { escalation { id level } seq userErrors { code message field } }
  }
`);
