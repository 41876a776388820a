import type { MapShading, PictureLayer } from '../../../shared/domain/map-picture.ts';
import { AppError } from '../../../shared/errors.ts';
import { classLetter } from '../../engine/measures/classes.ts';
import type { Bounds } from '../../exchange/pack/map/ground.ts';
import type { PictureFacts } from '../../exchange/pack/picture/facts.ts';
import type { Plan } from '../../plan/plan.ts';
import { scenarioRecord } from '../assignment.ts';
import type { Dataset } from '../dataset.ts';
import { buildMarketSheet } from '../market/market-sheet.ts';
import type { Projection } from '../projection.ts';
import { unitRows } from '../rows-view.ts';
import { mapFacts } from './map-facts.ts';

export interface PictureRequest {
  scenarioId: number;
  shading: MapShading;
  layers: readonly PictureLayer[];
  /** null = the whole region. */
  bounds: Bounds | null;
  at: string;
}

/** What a picture of a scenario's map is drawn from. @throws AppError NOT_FOUND, VALUE_INVALID (no such measure, no borders) */
export function gatherPicture(
  planName: string,
  plan: Plan,
  projection: Projection,
  { scenarioId, shading, layers, bounds, at }: PictureRequest,
): PictureFacts {
  const data = projection.dataset(scenarioId);
  const map = mapFacts(plan, data, []);
  if (!map) throw new AppError('NOT_FOUND', { what: 'unit', id: 0 });
  return {
    planName,
    scenario: scenarioRecord(plan, scenarioId).name,
    at,
    alignment: projection.alignment(scenarioId),
    map: {
      ...map,
      longitude: Float64Array.from(data.units, ({ longitude }) => longitude),
      latitude: Float64Array.from(data.units, ({ latitude }) => latitude),
    },
    bounds,
    layers: new Set(layers),
    shading,
    measure: shading.kind === 'measure' ? measureOf(data, shading.key) : null,
    market: shading.kind === 'market' ? buildMarketSheet(plan, data).units : null,
    imported: data.measures.filter(({ derived }) => !derived),
    accounts: data.accounts.flatMap(({ longitude, latitude }, index) =>
      longitude === null || latitude === null
        ? []
        : [{ customerClass: classLetter(data.classes[index]), longitude, latitude }],
    ),
    homes: data.reps.flatMap(({ longitude, latitude }) =>
      longitude === null || latitude === null ? [] : [{ longitude, latitude }],
    ),
  };
}

function measureOf(data: Dataset, key: string): PictureFacts['measure'] {
  const at = data.measures.findIndex((measure) => measure.key === key);
  if (at < 0) throw new AppError('VALUE_INVALID', { field: 'measure', value: key });
  return { info: data.measures[at], values: unitRows(data).map(({ values }) => values[at] ?? null) };
}
