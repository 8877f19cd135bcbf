/**
 * The hash under which the server knows a document of schema/documents. Browsers send nothing else, and it is all that they have of it (web/documents.plugin.ts).
 */
export function hashOf(document: unknown): string {
  if (typeof document !== 'string') throw new Error('On the server documents are asked for by locals.ask.');
  return document;
}
