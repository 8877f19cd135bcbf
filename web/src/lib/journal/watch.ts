/** Which feed: a subscription of schema/documents, and what it is asked with. */
export interface Watch {
  feed: unknown;
  variables: Record<string, unknown>;
}
