/** How a text message is counted by those who carry it. */
export interface Segments {
  /** In units of the alphabet used: septets of GSM 03.38, or 16-bit units of UCS-2. */
  readonly characters: number;
  /** How many messages it is sent as. */
  readonly parts: number;
  /** Whether it fits the alphabet of 160 characters; Arabic never does. */
  readonly wide: boolean;
}

const plain = new Set('@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà');
/** These take two places. */
const extended = new Set('^{}\\[~]|€\f');

/** 160 characters in one message, 153 in each of several; as soon as one is not of that alphabet, 70 and 67. A sign that takes two places is never cut in two. */
export const segmentsOf = (text: string): Segments => {
  const signs = [...text.normalize('NFC')];
  const wide = signs.some((sign) => !plain.has(sign) && !extended.has(sign));
  const sizes = signs.map((sign) => (wide ? sign.length : extended.has(sign) ? 2 : 1));
  const characters = sizes.reduce((sum, size) => sum + size, 0);
  const [single, joined] = wide ? [70, 67] : [160, 153];
  if (characters <= single) return { characters, parts: characters ? 1 : 0, wide };
  let [parts, filled] = [1, 0];
  for (const size of sizes) {
    if (filled + size > joined) [parts, filled] = [parts + 1, 0];
    filled += size;
  }
  return { characters, parts, wide };
};
