import { graphql } from '../graphql.ts';

export const Door = graphql(`
  query Door {
    house { name logo accent ready demonstration singleSignOn demonstrationLoaded demonstrationPeople { id name about shows } }
    viewer { id name roles can proved }
  }
`);

export const SignIn = graphql(`
  mutation SignIn($input: SignInInput!) {
    signIn(input: $input) { entered { token expiresAt ticket language digits hijri } userErrors { code message field } }
  }
`);

export const ConfirmCode = graphql(`
  mutation ConfirmCode($input: CodeInput!) {
    confirmCode(input: $input) { entered { token expiresAt ticket recovery language digits hijri } userErrors { code message field } }
  }
`);

/** The second factor that the second step sets, where the one before was lost. */
export const WaitingFactor = graphql(`
  query WaitingFactor($ticket: String!) {
    waitingFactor(ticket: $ticket) { address secret qr }
  }
`);

export const SignInAsDemonstration = graphql(`
  mutation SignInAsDemonstration($personId: ID!) {
    signInAsDemonstration(personId: $personId) { entered { token expiresAt ticket language digits hijri } userErrors { code message field } }
  }
`);

export const SetUp = graphql(`
  mutation SetUp($input: SetUpInput!) {
    setUp(input: $input) { entered { token expiresAt ticket language digits hijri } userErrors { code message field } }
  }
`);

export const SignOut = graphql(`
  mutation SignOut {
    signOut { userErrors { code message field } }
  }
`);

/** How far the demonstration has come; null where nothing is being loaded. */
export const DemonstrationLoaded = graphql(`
  query DemonstrationLoaded {
    house { demonstrationLoaded }
  }
`);
