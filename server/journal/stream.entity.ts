/** Streams: one contiguous account each. `house` holds people, policies, sign-ins, exports and seals. */
export const houseStream = 'house';
export const caseStream = (id: string): string => `case:${id}`;
export const actionStream = (id: string): string => `action:${id}`;
/** What the complainant may see: a sequence of its own, so that holes do not tell how much goes on inside. */
export const trackingStream = (id: string): string => `tracking:${id}`;
/** A case and its outside story, locked together. */
export const caseStreams = (id: string): readonly string[] => [caseStream(id), trackingStream(id)];

export const streamOf = (stream: string): { kind: string; id: string } => {
  const [kind = '', id = ''] = stream.split(':', 2);
  return { kind, id };
};
