import { fromHex, legible, toHex } from './colour-math.ts';

/** A territory's `colour` is an index into the palette; it wraps around. */
export interface TerritoryColour {
  /** The hue itself: fills, dots, bars, chips. */
  solid: string;
  /** The hue, dark or light enough for a line, a mark or a word on the map. */
  line: string;
}

export type ColourScheme = 'light' | 'dark';

/**
 * Found by a search over OKLCH for the twelve colours whose nearest two lie furthest apart, as themselves and as a tint on
 * either land colour, to the normal eye and under protanopia, deuteranopia and tritanopia (palette.test.ts measures it).
 */
const hues = [
  '#0260a6',
  '#f9916d',
  '#149483',
  '#9e9f28',
  '#c169a6',
  '#71a4f9',
  '#c1d586',
  '#7a3075',
  '#1bd9d1',
  '#875f3e',
  '#fcaaf4',
  '#1f630a',
] as const;

/** Contrast of a line or a word against the land below. */
const readable = 4.5;

function palette(scheme: ColourScheme): TerritoryColour[] {
  const [towards, land] = scheme === 'light' ? ['#0c1118', '#ffffff'] : ['#ffffff', '#20242b'];
  return hues.map((solid) => ({
    solid,
    line: toHex(legible(fromHex(solid), fromHex(towards), fromHex(land), readable)),
  }));
}

const palettes: Record<ColourScheme, readonly TerritoryColour[]> = {
  light: palette('light'),
  dark: palette('dark'),
};

/** Hues of the territory palette; a territory's colour is an index below this. */
export const territoryColours = 12;
export const paletteSize = territoryColours;

/** Colour of a territory, by its index. Unassigned things have no index: use `unassignedColour`. */
export function territoryColour(index: number, scheme: ColourScheme): TerritoryColour {
  const colours = palettes[scheme];
  return colours[index % colours.length] ?? unassignedColour[scheme];
}

export const unassignedColour: Record<ColourScheme, TerritoryColour> = {
  light: { solid: '#b6bcc4', line: '#868d97' },
  dark: { solid: '#5b626c', line: '#8a929e' },
};

/** Sequential ramp, light to dark in light mode and reversed in dark, safe for the common colour-vision types. */
export const sequential: Record<ColourScheme, readonly string[]> = {
  light: ['#f0f3d8', '#c3ddc0', '#83bfb4', '#3f93a3', '#1f5f86', '#173563'],
  dark: ['#22324d', '#245478', '#2f7f92', '#55a99f', '#9acb9f', '#e3ecb0'],
};

/** Diverging ramp from far below (blue) over the flat tolerance band to far above (orange). */
export const diverging: Record<ColourScheme, readonly string[]> = {
  light: ['#3570b5', '#78a5d4', '#b9d2ea', '#efeeea', '#f5d0ab', '#e69f66', '#c1622a'],
  dark: ['#5aa2ef', '#3d75b3', '#2b4d75', '#34383f', '#6e4a2c', '#b06b33', '#f0924a'],
};
