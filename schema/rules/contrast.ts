/** The paper of public pages and the ink on the accent; as in the design's tokens. */
const paper = '#faf9f6';
const white = '#ffffff';

/** WCAG 2.2: of two colours as #rrggbb, 1 to 21. */
export const contrast = (a: string, b: string): number => {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((one, other) => other - one);
  return (light + 0.05) / (dark + 0.05);
};

/** WCAG 2.2 AA for letters. */
export const leastContrast = 4.5;

export const isColour = (value: string): boolean => /^#[0-9a-f]{6}$/i.test(value);

/** A colour of text and buttons: readable on paper, and white readable on it. @returns the worse of the two */
export const readability = (accent: string): number => Math.min(contrast(accent, paper), contrast(accent, white));

const luminance = (colour: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
