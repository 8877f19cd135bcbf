import { graphql } from '../graphql.ts';

export const InboxOf = graphql(`
  query InboxOf($first: Int!, $unread: Boolean!, $before: ID) {
    inbox(first: $first, unread: $unread, before: $before) {
      unread
      notices { id cause causeSaid count at readAt case { id number title stageSaid } entry { sentence kind actor { name } } }
    }
  }
`);

export const MarkRead = graphql(`
  mutation MarkRead($id: ID) {
    markRead(id: $id) { inbox { unread } userErrors { code message field } }
  }
`);

export const SentLetters = graphql(`
  query SentLetters($first: Int!) {
    sentLetters(first: $first) { id to way language subject text html at state }
  }
`);
