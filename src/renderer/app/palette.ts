/**
 * Territory hues: chosen so that any two stay apart to the normal eye and under protanopia, deuteranopia and tritanopia (palette.test.ts measures it).
 * A territory's `colour` is an index; it wraps around.
 */
export interface TerritoryColour {
  /** The hue itself: dots, bars, chips. */
  solid: string;
  /** Strong line of a border, text on a tint. */
  line: string;
}

export type ColourScheme = 'light' | 'dark';

const light: readonly TerritoryColour[] = [
  { solid: '#3b7dd8', line: '#1d5299' },
  { solid: '#e8963a', line: '#a35a08' },
  { solid: '#2a9d84', line: '#0d6a57' },
  { solid: '#c8559b', line: '#8d2567' },
  { solid: '#d9c03c', line: '#8a7400' },
  { solid: '#6a4fb3', line: '#43298a' },
  { solid: '#7cc4e8', line: '#2c7fa8' },
  { solid: '#cf4f4a', line: '#94231f' },
  { solid: '#8fb04a', line: '#587515' },
  { solid: '#94606b', line: '#653440' },
  { solid: '#b9a3e3', line: '#735ba8' },
  { solid: '#3f6b45', line: '#1f4a26' },
];

const dark: readonly TerritoryColour[] = light.map((colour) => ({
  solid: colour.solid,
  line: `color-mix(in srgb, ${colour.solid} 72%, white)`,
}));

const palettes: Record<ColourScheme, readonly TerritoryColour[]> = { light, dark };

export const paletteSize = light.length;

/** Colour of a territory, by its index. Unassigned things have no index: use `unassignedColour`. */
export function territoryColour(index: number, scheme: ColourScheme): TerritoryColour {
  const palette = palettes[scheme];
  return palette[index % palette.length] ?? { solid: '#888888', line: '#555555' };
}

export const unassignedColour: Record<ColourScheme, TerritoryColour> = {
  light: { solid: '#b6bcc4', line: '#868d97' },
  dark: { solid: '#5b626c', line: '#8a929e' },
};
