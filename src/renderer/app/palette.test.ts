import { describe, expect, it } from 'vitest';
import { contrast, distance, fromHex, mix, type Rgb, type Vision } from '../../shared/domain/colour-math.ts';
import { mapStyles } from '../map/style.ts';
import { paletteSize, territoryColour } from './palette.ts';

const visions: Vision[] = ['normal', 'protanopia', 'deuteranopia', 'tritanopia'];
const solids = Array.from({ length: paletteSize }, (_, index) =>
  fromHex(territoryColour(index, 'light').solid),
);

function nearest(colours: readonly Rgb[], vision: Vision): number {
  let least = Infinity;
  colours.forEach((a, i) => {
    for (const b of colours.slice(i + 1)) least = Math.min(least, distance(a, b, vision));
  });
  return least;
}

describe('territory palette', () => {
  it('has as many hues as the services colour with', () => {
    expect(new Set(solids.map(String)).size).toBe(paletteSize);
    expect(territoryColour(paletteSize, 'light')).toEqual(territoryColour(0, 'light'));
  });

  for (const vision of visions) {
    it(`keeps any two hues apart: ${vision}`, () => {
      expect(nearest(solids, vision)).toBeGreaterThan(vision === 'normal' ? 0.12 : 0.045);
    });

    for (const scheme of ['light', 'dark'] as const) {
      it(`keeps any two tints on the ${scheme} map apart: ${vision}`, () => {
        const style = mapStyles[scheme];
        const land = fromHex(style.land);
        const tints = solids.map((solid) => mix(land, solid, style.fillAlpha));
        expect(nearest(tints, vision)).toBeGreaterThan(vision === 'normal' ? 0.05 : 0.02);
      });
    }
  }

  it('has lines that can be read on the land', () => {
    for (const scheme of ['light', 'dark'] as const) {
      for (let index = 0; index < paletteSize; index++) {
        const line = fromHex(territoryColour(index, scheme).line);
        expect(contrast(line, fromHex(scheme === 'light' ? '#ffffff' : '#20242b'))).toBeGreaterThanOrEqual(
          4.5,
        );
      }
    }
  });
});
