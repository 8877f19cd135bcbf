import names from '#schema/trusted.names.json' with { type: 'json' };

/** The hash under which the server knows a document of schema/documents. Browsers send nothing else. */
export function hashOf(operation: string): string {
  const hash = (names as Record<string, string>)[operation];
  if (!hash) throw new Error(`“${operation}” is not among the trusted documents: npm run schema`);
  return hash;
}
