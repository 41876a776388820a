import { territoryColours } from '../../shared/domain/palette.ts';
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
