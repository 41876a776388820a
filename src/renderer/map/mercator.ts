/** The projection is shared: maps are drawn on screen and into files. */
export {
  latitudeOf,
  longitudeOf,
  metresPerPixel,
  worldSize,
  worldX,
  worldY,
} from '../../shared/domain/mercator.ts';
