import { graphql } from '../graphql.ts';

export const FormChoices = graphql(`
  query FormChoices {
    formChoices { branches { id label } categories { id label } outsideBodies { id label } }
  }
`);

export const DraftOf = graphql(`
  query DraftOf($token: ID!) {
    draft(token: $token)
  }
`);

export const SaveDraft = graphql(`
  mutation SaveDraft($token: ID!, $text: String!) {
    saveDraft(token: $token, text: $text) { draft { at } userErrors { code message field } }
  }
`);

export const Submit = graphql(`
  mutation Submit($opId: ID!, $input: SubmissionInput!) {
    submit(opId: $opId, input: $input) { receipt { id number secret next nextBy } userErrors { code message field } }
  }
`);

export const AttachedFiles = graphql(`
  query AttachedFiles($draft: ID, $link: LinkInput) {
    attached(draft: $draft, link: $link) { id name size type }
  }
`);

export const Detach = graphql(`
  mutation Detach($id: ID!, $draft: ID, $link: LinkInput) {
    detach(id: $id, draft: $draft, link: $link) { attached { waiting { id name size type } } userErrors { code message field } }
  }
`);

export const TrackedMatter = graphql(`
  fragment TrackedMatter on Tracked @_unmask {
    id epoch seq number nature natureSaid standing closed receivedAt next nextBy late why words sought files asksWhetherSettled mayAnswer mayWithdraw mayGiveFacts
    path { key label state at }
    waitingFor { messageId body since until }
    decision { outcomeSaid body recourse at }
    messages { id theirs purpose body at files }
    story { seq position kind at sentence }
  }
`);

export const TrackedBy = graphql(`
  query TrackedBy($number: String!, $key: String!) {
    tracked(number: $number, key: $key) { ...TrackedMatter }
  }
`, [TrackedMatter]);

export const AddToMatter = graphql(`
  mutation AddToMatter($opId: ID!, $link: LinkInput!, $input: HeardInput!) {
    addToMatter(opId: $opId, link: $link, input: $input) { tracked { id } userErrors { code message field } }
  }
`);

export const SayWhetherSettled = graphql(`
  mutation SayWhetherSettled($opId: ID!, $link: LinkInput!, $input: SatisfactionInput!) {
    sayWhetherSettled(opId: $opId, link: $link, input: $input) { tracked { id } userErrors { code message field } }
  }
`);

export const WithdrawMatter = graphql(`
  mutation WithdrawMatter($opId: ID!, $link: LinkInput!, $words: String!) {
    withdrawMatter(opId: $opId, link: $link, words: $words) { tracked { id } userErrors { code message field } }
  }
`);

export const AskForNumber = graphql(`
  mutation AskForNumber($contact: String!) {
    askForNumber(contact: $contact) { code { at } userErrors { code message field } }
  }
`);

export const FindNumbers = graphql(`
  mutation FindNumbers($contact: String!, $code: String!) {
    findNumbers(contact: $contact, code: $code) { found { matters { number secret receivedAt } } userErrors { code message field } }
  }
`);

export const CallerKnown = graphql(`
  query CallerKnown($contact: String!) {
    caller(contact: $contact) { cases visible { id number title stageSaid receivedAt } }
  }
`);

export const Receive = graphql(`
  mutation Receive($opId: ID!, $input: ReceptionInput!) {
    receive(opId: $opId, input: $input) { case { id number stage } seq userErrors { code message field } }
  }
`);

export const SettleAtFirstContact = graphql(`
  mutation SettleAtFirstContact($opId: ID!, $input: FirstContactInput!) {
    settleAtFirstContact(opId: $opId, input: $input) { case { id number stage closing } seq userErrors { code message field } }
  }
`);

export const FeedbackOf = graphql(`
  query FeedbackOf($id: ID!) {
    case(id: $id) {
      id number version nature stage words sought language
      complainant { name anonymous proxy erased reach reachSaid language verified otherCases }
      correspondence { id direction purpose channel at body substantive byStaff awaitedUntil answeredAt fileIds }
      satisfactions { id cycle askedAt answeredAt settled outcome handling wants byStaff comment }
      backdating { receivedAt enteredAt enteredBy state reason }
      lessening { id from to proposedBy proposedAt verdict reason }
      evaluation { benefit effort verdict decidedAt doneAt reason verdictReason evaluator { id name } }
      compliment { personId departmentId thankedAt person { id name } department { id name } }
    }
  }
`);

export const Acknowledge = graphql(`
  mutation Acknowledge($opId: ID!, $id: ID!, $by: String!) {
    acknowledge(opId: $opId, id: $id, by: $by) { case { id stage version acknowledgedAt } seq userErrors { code message field } }
  }
`);

export const Triage = graphql(`
  mutation Triage($opId: ID!, $id: ID!, $nature: String!, $expectedVersion: Int) {
    triage(opId: $opId, id: $id, nature: $nature, expectedVersion: $expectedVersion) { case { id nature version } seq userErrors { code message field } }
  }
`);

export const ProposeLess = graphql(`
  mutation ProposeLess($opId: ID!, $id: ID!, $nature: String!, $reason: String!, $expectedVersion: Int) {
    proposeLess(opId: $opId, id: $id, nature: $nature, reason: $reason, expectedVersion: $expectedVersion) { case { id nature version } seq userErrors { code message field } }
  }
`);

export const DecideBackdating = graphql(`
  mutation DecideBackdating($opId: ID!, $id: ID!, $approved: Boolean!, $expectedVersion: Int, $reason: String) {
    decideBackdating(opId: $opId, id: $id, approved: $approved, expectedVersion: $expectedVersion, reason: $reason) { case { id version } seq userErrors { code message field } }
  }
`);
export const ConfirmLess = graphql(`
  mutation ConfirmLess($opId: ID!, $id: ID!, $expectedVersion: Int) {
    confirmLess(opId: $opId, id: $id, expectedVersion: $expectedVersion) { case { id nature version } seq userErrors { code message field } }
  }
`);

export const RefuseLess = graphql(`
  mutation RefuseLess($opId: ID!, $id: ID!, $reason: String!, $expectedVersion: Int) {
    refuseLess(opId: $opId, id: $id, reason: $reason, expectedVersion: $expectedVersion) { case { id nature version } seq userErrors { code message field } }
  }
`);

export const AnswerFeedback = graphql(`
  mutation AnswerFeedback($opId: ID!, $id: ID!, $words: String!, $expectedVersion: Int) {
    answerFeedback(opId: $opId, id: $id, words: $words, expectedVersion: $expectedVersion) { case { id stage closing version } seq userErrors { code message field } }
  }
`);

export const EvaluateSuggestion = graphql(`
  mutation EvaluateSuggestion($opId: ID!, $id: ID!, $input: SuggestionEvaluationInput!, $expectedVersion: Int) {
    evaluateSuggestion(opId: $opId, id: $id, input: $input, expectedVersion: $expectedVersion) { case { id stage version } seq userErrors { code message field } }
  }
`);

export const DecideSuggestion = graphql(`
  mutation DecideSuggestion($opId: ID!, $id: ID!, $input: SuggestionVerdictInput!, $expectedVersion: Int) {
    decideSuggestion(opId: $opId, id: $id, input: $input, expectedVersion: $expectedVersion) { case { id stage closing version } seq userErrors { code message field } }
  }
`);

export const FinishSuggestion = graphql(`
  mutation FinishSuggestion($opId: ID!, $id: ID!, $words: String!, $expectedVersion: Int) {
    finishSuggestion(opId: $opId, id: $id, words: $words, expectedVersion: $expectedVersion) { case { id stage closing version } seq userErrors { code message field } }
  }
`);

export const RouteCompliment = graphql(`
  mutation RouteCompliment($opId: ID!, $id: ID!, $input: ComplimentForInput!, $expectedVersion: Int) {
    routeCompliment(opId: $opId, id: $id, input: $input, expectedVersion: $expectedVersion) { case { id stage version } seq userErrors { code message field } }
  }
`);

export const ThankForCompliment = graphql(`
  mutation ThankForCompliment($opId: ID!, $id: ID!, $words: String!, $expectedVersion: Int) {
    thankForCompliment(opId: $opId, id: $id, words: $words, expectedVersion: $expectedVersion) { case { id stage closing version } seq userErrors { code message field } }
  }
`);

export const HearFrom = graphql(`
  mutation HearFrom($opId: ID!, $id: ID!, $input: HeardInput!) {
    hearFrom(opId: $opId, id: $id, input: $input) { message { id direction purpose at body } seq userErrors { code message field } }
  }
`);

export const WriteTo = graphql(`
  mutation WriteTo($opId: ID!, $id: ID!, $input: WrittenInput!) {
    writeTo(opId: $opId, id: $id, input: $input) { message { id direction purpose at body awaitedUntil } seq userErrors { code message field } }
  }
`);

export const WithdrawFor = graphql(`
  mutation WithdrawFor($opId: ID!, $id: ID!, $words: String!, $channel: String!) {
    withdraw(opId: $opId, id: $id, words: $words, channel: $channel) { case { id stage closing version } seq userErrors { code message field } }
  }
`);

export const RecordSatisfaction = graphql(`
  mutation RecordSatisfaction($opId: ID!, $id: ID!, $input: SatisfactionInput!) {
    recordSatisfaction(opId: $opId, id: $id, input: $input) { case { id stage version } seq userErrors { code message field } }
  }
`);

export const RevealIdentity = graphql(`
  mutation RevealIdentity($opId: ID!, $id: ID!, $reason: String!) {
    revealIdentity(opId: $opId, id: $id, reason: $reason) { identity { name email phone address time addressAs behalfOf relation } seq userErrors { code message field } }
  }
`);

export const CorrectIdentity = graphql(`
  mutation CorrectIdentity($opId: ID!, $id: ID!, $who: IntroductionInput!, $reason: String!) {
    correctIdentity(opId: $opId, id: $id, who: $who, reason: $reason) { identity { name email phone address time addressAs behalfOf relation } seq userErrors { code message field } }
  }
`);

export const EraseIdentity = graphql(`
  mutation EraseIdentity($opId: ID!, $id: ID!, $reason: String!) {
    eraseIdentity(opId: $opId, id: $id, reason: $reason) { identity { name } seq userErrors { code message field } }
  }
`);
