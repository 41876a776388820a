import { fromHex } from '../../../shared/domain/colour-math.ts';

/** Red, green, blue 0..255 and opacity 0..1. */
export type Channels = readonly [number, number, number, number];

/** Those of `#rrggbb` or `rgb(r g b / p%)`, the two ways the map's style says a colour. */
export function channels(colour: string): Channels {
  if (colour.startsWith('#')) {
    const [red, green, blue] = fromHex(colour);
    return [Math.round(255 * red), Math.round(255 * green), Math.round(255 * blue), 1];
  }
  const [red, green, blue, percent] = (colour.match(/[\d.]+/g) ?? []).map(Number);
  if (red === undefined || green === undefined || blue === undefined || percent === undefined)
    throw new RangeError(`Not a colour of the map: ${colour}`);
  return [red, green, blue, percent / 100];
}
