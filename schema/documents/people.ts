import { graphql } from '../graphql.ts';

export const AcceptInvitation = graphql(`
  mutation AcceptInvitation($input: TicketPasswordInput!) {
    acceptInvitation(input: $input) { entered { token expiresAt ticket language digits hijri } userErrors { code message field } }
  }
`);

export const TicketOf = graphql(`
  query TicketOf($secret: String!, $reset: Boolean!) {
    ticket(secret: $secret, reset: $reset) { good name email language }
  }
`);

export const AskReset = graphql(`
  mutation AskReset($email: String!) {
    askReset(email: $email) { letter { asked } userErrors { code message field } }
  }
`);

export const ResetPassword = graphql(`
  mutation ResetPassword($input: TicketPasswordInput!) {
    resetPassword(input: $input) { entered { token expiresAt ticket language digits hijri } userErrors { code message field } }
  }
`);

export const Account = graphql(`
  query Account {
    viewer {
      id name roles proved
      departments { id }
      person { id name nameEn nameAr email title language digits hijri shortcuts secondFactor version rolesSaid department { id name } absences { id fromAt untilAt deputy { id name } } }
    }
    mySessions { id startedAt seenAt expiresAt address agent current }
    apiTokens { id name scopes madeAt expiresAt usedAt revokedAt }
  }
`);

export const Prefer = graphql(`
  mutation Prefer($opId: ID!, $input: PreferInput!) {
    prefer(opId: $opId, input: $input) { person { id language digits hijri shortcuts version } userErrors { code message field } }
  }
`);

export const Prove = graphql(`
  mutation Prove($password: String!) {
    prove(password: $password) { person { id } userErrors { code message field } }
  }
`);

export const ChangePassword = graphql(`
  mutation ChangePassword($input: ChangePasswordInput!) {
    changePassword(input: $input) { person { id } userErrors { code message field } }
  }
`);

export const OfferFactor = graphql(`
  mutation OfferFactor {
    offerFactor { factor { ticket address secret qr } userErrors { code message field } }
  }
`);

export const AddFactor = graphql(`
  mutation AddFactor($ticket: String!, $code: String!) {
    addFactor(ticket: $ticket, code: $code) { recovery { codes } userErrors { code message field } }
  }
`);

export const RemoveFactor = graphql(`
  mutation RemoveFactor {
    removeFactor { person { id secondFactor } userErrors { code message field } }
  }
`);

/** Somebody else's, who has lost it. */
export const LiftFactor = graphql(`
  mutation LiftFactor($opId: ID!, $id: ID!, $reason: String!) {
    liftFactor(opId: $opId, id: $id, reason: $reason) { person { id secondFactor } userErrors { code message field } }
  }
`);

export const RenewRecovery = graphql(`
  mutation RenewRecovery {
    renewRecovery { recovery { codes } userErrors { code message field } }
  }
`);

export const RevokeSession = graphql(`
  mutation RevokeSession($opId: ID!, $id: ID!) {
    revokeSession(opId: $opId, id: $id) { person { id } userErrors { code message field } }
  }
`);

export const RevokeSessions = graphql(`
  mutation RevokeSessions($opId: ID!, $personId: ID!) {
    revokeSessions(opId: $opId, personId: $personId) { person { id } userErrors { code message field } }
  }
`);

export const People = graphql(`
  query People($first: Int!, $after: String, $search: String, $departmentId: ID, $role: String, $standing: String) {
    people(first: $first, after: $after, search: $search, departmentId: $departmentId, role: $role, standing: $standing) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges { cursor node { id name title roles rolesSaid standing standingSaid program department { id name } } }
    }
    departments { id name active }
  }
`);

export const PersonById = graphql(`
  query PersonById($id: ID!) {
    person(id: $id) {
      id name nameEn nameAr email phone title roles rolesSaid spoken language standing standingSaid active program invitedAt joinedAt leftAt version can secondFactor liftedFactor { at reason waits by { id name } } lastSeenAt
      department { id name } heads { id name } deputises { id name }
      absences { id fromAt untilAt deputy { id name } }
      sessions { id startedAt seenAt address agent current }
    }
    departments { id name active }
  }
`);

/** What is handed over when somebody leaves. */
export const OpenWork = graphql(`
  query OpenWork($id: ID!) {
    person(id: $id) { id name version can department { id name } heads { id name deputy { id name } } deputises { id name } openWork { kind kindSaid id number title } }
  }
`);

export const Colleagues = graphql(`
  query Colleagues($search: String, $departmentId: ID) {
    people(first: 50, search: $search, departmentId: $departmentId, standing: "working") { totalCount edges { node { id name department { id name } } } }
  }
`);

export const Invite = graphql(`
  mutation Invite($opId: ID!, $input: InviteInput!) {
    invite(opId: $opId, input: $input) { person { id name standing } userErrors { code message field } }
  }
`);

export const InviteAgain = graphql(`
  mutation InviteAgain($opId: ID!, $id: ID!) {
    inviteAgain(opId: $opId, id: $id) { person { id } userErrors { code message field } }
  }
`);

export const DescribePerson = graphql(`
  mutation DescribePerson($opId: ID!, $id: ID!, $input: PersonInput!, $expectedVersion: Int) {
    describePerson(opId: $opId, id: $id, input: $input, expectedVersion: $expectedVersion) { person { id name nameEn nameAr email phone title spoken version } userErrors { code message field } }
  }
`);

export const SetRoles = graphql(`
  mutation SetRoles($opId: ID!, $id: ID!, $roles: [String!]!, $expectedVersion: Int) {
    setRoles(opId: $opId, id: $id, roles: $roles, expectedVersion: $expectedVersion) { person { id roles version } userErrors { code message field } }
  }
`);

export const MovePerson = graphql(`
  mutation MovePerson($opId: ID!, $id: ID!, $departmentId: ID, $expectedVersion: Int) {
    movePerson(opId: $opId, id: $id, departmentId: $departmentId, expectedVersion: $expectedVersion) { person { id version department { id name } } userErrors { code message field } }
  }
`);

export const PersonLeaves = graphql(`
  mutation PersonLeaves($opId: ID!, $id: ID!, $input: LeaveInput!, $expectedVersion: Int) {
    personLeaves(opId: $opId, id: $id, input: $input, expectedVersion: $expectedVersion) { person { id standing active leftAt version } userErrors { code message field } }
  }
`);

export const PersonReturns = graphql(`
  mutation PersonReturns($opId: ID!, $id: ID!) {
    personReturns(opId: $opId, id: $id) { person { id standing active version } userErrors { code message field } }
  }
`);

export const PlanAbsence = graphql(`
  mutation PlanAbsence($opId: ID!, $input: AbsenceInput!) {
    planAbsence(opId: $opId, input: $input) { absence { id fromAt untilAt person { id standing } deputy { id name } } userErrors { code message field } }
  }
`);

export const WithdrawAbsence = graphql(`
  mutation WithdrawAbsence($opId: ID!, $id: ID!) {
    withdrawAbsence(opId: $opId, id: $id) { absence { id withdrawnAt } userErrors { code message field } }
  }
`);

export const Departments = graphql(`
  query Departments {
    viewer { id can }
    departments { id name nameEn nameAr active version branch { id name } parent { id name } head { id name } deputy { id name } members { id name } }
    branches { id name nameEn nameAr zone active version }
  }
`);

export const MakeDepartment = graphql(`
  mutation MakeDepartment($opId: ID!, $input: DepartmentInput!) {
    makeDepartment(opId: $opId, input: $input) { department { id name version } userErrors { code message field } }
  }
`);

export const ChangeDepartment = graphql(`
  mutation ChangeDepartment($opId: ID!, $id: ID!, $input: DepartmentInput!, $expectedVersion: Int) {
    changeDepartment(opId: $opId, id: $id, input: $input, expectedVersion: $expectedVersion) { department { id name version head { id } deputy { id } } userErrors { code message field } }
  }
`);

export const MakeBranch = graphql(`
  mutation MakeBranch($opId: ID!, $input: BranchInput!) {
    makeBranch(opId: $opId, input: $input) { branch { id name zone version } userErrors { code message field } }
  }
`);

export const ChangeBranch = graphql(`
  mutation ChangeBranch($opId: ID!, $id: ID!, $input: BranchInput!, $expectedVersion: Int) {
    changeBranch(opId: $opId, id: $id, input: $input, expectedVersion: $expectedVersion) { branch { id name zone version } userErrors { code message field } }
  }
`);

export const ApiTokens = graphql(`
  query ApiTokens {
    viewer { id can proved }
    apiTokens { id name scopes madeAt expiresAt usedAt revokedAt person { id name rolesSaid program active } madeBy { id name } }
    departments { id name active }
  }
`);

export const MakeToken = graphql(`
  mutation MakeToken($opId: ID!, $input: TokenInput!) {
    makeToken(opId: $opId, input: $input) { made { secret token { id name scopes expiresAt } } userErrors { code message field } }
  }
`);

export const MakeTokenForAnHour = graphql(`
  mutation MakeTokenForAnHour {
    makeTokenForAnHour { made { secret token { id expiresAt } } userErrors { code message field } }
  }
`);

export const RevokeToken = graphql(`
  mutation RevokeToken($opId: ID!, $id: ID!) {
    revokeToken(opId: $opId, id: $id) { token { id revokedAt } userErrors { code message field } }
  }
`);
