import { graphql } from '../graphql.ts';

/** A wall hears that it has to look again, and nothing of what happened. */
export const WallFeed = graphql(`
  subscription WallFeed($stream: String!) {
    feed(stream: $stream) { mode epoch from to serverTime build reason entries { seq } }
  }
`);

export const WallCardParts = graphql(`
  fragment WallCardParts on WallCard @_unmask {
    id number title kind category place band level state taken holder since takeBy nextUpdateAt
    time { asOf target targetDays promise promiseDays running turnsAt pausedFor } qr { size path }
  }
`);

/** Everything that the wall which asks shows, and the place from which its feed goes on. */
export const WallNow = graphql(
  `
  query WallNow {
    wall {
      id name language scheme zone seconds sound quietFrom quietUntil serverTime changesAt untaken
      pages { template department tiles { about state name figure of facts { about figure at } card { ...WallCardParts } } }
      attention { ...WallCardParts }
    }
    feedPosition(stream: "wall") { epoch at }
  }
`,
  [WallCardParts],
);

export const Pairing = graphql(`
  query Pairing { pairing }
`);

export const AskPairing = graphql(`
  mutation AskPairing {
    askPairing { pairing { code until secret qr { size path } } userErrors { code message field } }
  }
`);

export const WallParts = graphql(`
  fragment WallParts on Wall @_unmask {
    id name language scheme zone names titles confidential seconds sound quietFrom quietUntil pairedAt seenAt revokedAt version
    pages { template departmentId } pairedBy { id name }
  }
`);

export const Walls = graphql(
  `
  query Walls {
    walls { ...WallParts }
    departments { id name active }
    branches { id name zone active }
    viewer { id roles can departmentIds }
  }
`,
  [WallParts],
);

export const PairWall = graphql(
  `
  mutation PairWall($opId: ID!, $code: String!, $input: WallInput!) {
    pairWall(opId: $opId, code: $code, input: $input) { wall { ...WallParts } seq userErrors { code message field } }
  }
`,
  [WallParts],
);

export const ChangeWall = graphql(
  `
  mutation ChangeWall($opId: ID!, $id: ID!, $expectedVersion: Int!, $input: WallInput!) {
    changeWall(opId: $opId, id: $id, expectedVersion: $expectedVersion, input: $input) { wall { ...WallParts } seq userErrors { code message field } }
  }
`,
  [WallParts],
);

export const UnpairWall = graphql(`
  mutation UnpairWall($opId: ID!, $id: ID!) {
    unpairWall(opId: $opId, id: $id) { wall { id revokedAt } seq userErrors { code message field } }
  }
`);

/** What the square code of a wall leads to. */
export const EscalationToTake = graphql(`
  query EscalationToTake($id: ID!) {
    escalation(id: $id) { id caseId level cause at takeBy takenAt nextUpdateAt endedAt can taker { id name } case { id number title version level department { id name } } }
  }
`);
