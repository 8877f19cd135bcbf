import { graphql } from '../graphql.ts';

/** The numbers beside the entries of the menu, and the place in the journal that they are true for. */
export const Rail = graphql(`
  query Rail {
    counts { work cases escalations toTake toState }
    actionCounts { mine toVerify }
    inbox(first: 1, unread: true) { unread }
    savedViews(pinned: true) { id subject name count { count more } }
    feedPosition(stream: "journal") { epoch at }
  }
`);

/** How the house prints for a visitor who has not chosen otherwise. */
export const HouseStandards = graphql(`query HouseStandards { houseStandards { digits hijri } }`);

/** Cases for the palette: by number, by a number given elsewhere, by words of the title. */
export const FindCases = graphql(`
  query FindCases($words: String!) {
    cases(filter: { text: $words, state: "all" }, order: "received", first: 8) { edges { node { id number title stage department { name } } } }
  }
`);
