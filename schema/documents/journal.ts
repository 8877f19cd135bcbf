import { graphql } from '../graphql.ts';

/** A case, an action, or the complainant's side of one: a sequence without holes. */
export const StreamFeed = graphql(`
  subscription StreamFeed($stream: String!) {
    feed(stream: $stream) {
      mode epoch from to serverTime build reason
      entries { seq kind at happenedAt sentence hole subjectType subjectId caseId actor { id name } }
    }
  }
`);

/** Everything that one may see, for boards, lists and the inbox: each entry with the fresh card of its case. */
export const BoardFeed = graphql(`
  subscription BoardFeed($stream: String!) {
    feed(stream: $stream) {
      mode epoch from to serverTime build reason
      entries {
        seq kind at happenedAt sentence hole subjectType subjectId caseId actor { id name }
        card {
          id number title nature stage channel band depth level cycle confidential receivedAt dueAt dueClock watchAt lateAt paused closing closedAt version
          lead { id name } department { id name } branch { id name }
        }
      }
    }
  }
`);

export const FeedPositionOf = graphql(`
  query FeedPositionOf($stream: String!) {
    feedPosition(stream: $stream) { epoch at }
  }
`);

/** What the escalation board and a wall need of each card, and no more: a thousand may watch it. */
export const EscalationFeed = graphql(`
  subscription EscalationFeed($stream: String!) {
    feed(stream: $stream) {
      mode epoch from to serverTime build reason
      entries {
        seq kind at sentence hole caseId actor { id name }
        card { id number title stage band level dueAt version lead { id name } }
      }
    }
  }
`);
