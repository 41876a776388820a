import type { MarketUnit } from '../../../../shared/contract/market.ts';
import type { MeasureInfo } from '../../../../shared/contract/plan.ts';
import type { Alignment } from '../../../../shared/contract/scenario.ts';
import type { MapShading, PictureLayer } from '../../../../shared/domain/map-picture.ts';
import type { CustomerClass } from '../../../../shared/domain/settings.ts';
import type { MapFacts } from '../board/facts.ts';
import type { Bounds } from '../map/ground.ts';

/** What a picture of the map is drawn from. */
export interface PictureFacts {
  planName: string;
  scenario: string;
  at: string;
  alignment: Alignment;
  map: MapFacts & { longitude: Float64Array; latitude: Float64Array };
  /** null = the whole region. */
  bounds: Bounds | null;
  layers: ReadonlySet<PictureLayer>;
  shading: MapShading;
  /** Of a shading by measure: what it is, and its value per unit; null without one. */
  measure: { info: MeasureInfo; values: readonly (number | null)[] } | null;
  /** Of a shading by market: steps and states per unit; null without one. */
  market: readonly MarketUnit[] | null;
  /** Imported measures in the order of `TerritorySums.imported`. */
  imported: readonly MeasureInfo[];
  accounts: readonly { customerClass: CustomerClass; longitude: number; latitude: number }[];
  homes: readonly { longitude: number; latitude: number }[];
}
