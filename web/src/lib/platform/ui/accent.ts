import { contrast, leastContrast } from '#schema/rules/contrast.ts';

/** Of a colour of the organisation: for letters and buttons, for a button under the hand, for the ground of what is chosen. */
export interface Shades { readonly accent: string; readonly strong: string; readonly soft: string }

/** What letters stand on, as in tokens.css (a test compares them), and how much of the colour is in a soft ground. */
const schemes = {
  light: { grounds: ['#faf9f6', '#ffffff', '#f3f1ec'], sheet: '#ffffff', tint: 0.1, away: -1 },
  dark: { grounds: ['#131619', '#1a1e22', '#20252a'], sheet: '#1a1e22', tint: 0.2, away: 1 },
} as const;

/** A colour of one's own in both schemes: its hue stays, and it is as much darker or lighter as it takes to be read on every ground. */
export const shadesOf = (colour: string): Readonly<Record<keyof typeof schemes, Shades>> => ({ light: shadeOn(colour, 'light'), dark: shadeOn(colour, 'dark') });

const shadeOn = (colour: string, scheme: keyof typeof schemes): Shades => {
  const { grounds, sheet, tint, away } = schemes[scheme];
  const soft = mixed(colour, sheet, tint);
  const [hue, saturation, lightness] = hslOf(colour);
  let light = lightness;
  const at = (to: number): string => hexOf(hue, saturation, to);
  let accent = colour;
  while ([...grounds, soft].some((ground) => contrast(accent, ground) < leastContrast)) accent = at((light = clamped(light + away * 0.01)));
  return { accent, strong: at(clamped(light + away * 0.08)), soft };
};

const clamped = (share: number): number => Math.min(1, Math.max(0, share));

const channels = (colour: string): [number, number, number] => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255) as [number, number, number];

const written = (parts: readonly number[]): string => `#${parts.map((part) => Math.round(part * 255).toString(16).padStart(2, '0')).join('')}`;

const mixed = (colour: string, ground: string, share: number): string => {
  const under = channels(ground);
  return written(channels(colour).map((part, at) => part * share + under[at]! * (1 - share)));
};

const hslOf = (colour: string): [hue: number, saturation: number, lightness: number] => {
  const [red, green, blue] = channels(colour);
  const [high, low] = [Math.max(red, green, blue), Math.min(red, green, blue)];
  const [lightness, range] = [(high + low) / 2, high - low];
  if (range === 0) return [0, 0, lightness];
  const hue = high === red ? (green - blue) / range : high === green ? (blue - red) / range + 2 : (red - green) / range + 4;
  return [(hue * 60 + 360) % 360, range / (1 - Math.abs(2 * lightness - 1)), lightness];
};

const hexOf = (hue: number, saturation: number, lightness: number): string => {
  const reach = saturation * Math.min(lightness, 1 - lightness);
  return written([0, 8, 4].map((from) => {
    const turn = (from + hue / 30) % 12;
    return lightness - reach * Math.max(-1, Math.min(turn - 3, 9 - turn, 1));
  }));
};
