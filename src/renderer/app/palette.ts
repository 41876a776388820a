/** The palette is shared: maps are drawn on screen and into files. */
export {
  type ColourScheme,
  paletteSize,
  type TerritoryColour,
  territoryColour,
  unassignedColour,
} from '../../shared/domain/palette.ts';
