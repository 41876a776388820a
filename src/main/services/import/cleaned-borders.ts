import type { BorderReport, ImportPreview } from '../../../shared/contract/import.ts';
import { type BorderCleaning, sliverShare } from '../../../shared/domain/border-cleaning.ts';
import { boundaryPolygons, sharedBorders } from '../../engine/geo/boundary.ts';
import { cleanBorders } from '../../engine/geo/clean/clean-borders.ts';
import { nearBorderOptions } from '../../engine/geo/near-borders.ts';
import { vertexCount } from '../../engine/geo/simplify.ts';
import { measureGeometry } from '../../exchange/formats/measure-geometry.ts';
import type { RawGeometry } from '../../exchange/formats/sheet.ts';
import type { StagingProgress } from './staging-protocol.ts';

interface Cleaned {
  geometry: RawGeometry;
  report: BorderReport;
}

/** Maps of more vertices are cleaned only when asked: looking takes as long as cleaning. */
const lookedAtVertices = 60_000;

/** Each decision works the preview out anew; cleaning is done once for each choice. */
const known = new WeakMap<RawGeometry, Map<string, Cleaned>>();

/** A file's borders as drawn, or cleaned where that is chosen, and what cleaning does to them. Null: the file has none. */
export function cleanedBorders(
  drawn: RawGeometry | null,
  clean: BorderCleaning | undefined,
  onProgress: StagingProgress = () => {},
): { geometry: RawGeometry | null; borders: ImportPreview['borders'] } {
  if (!drawn) return { geometry: null, borders: null };
  const { tolerance } = nearBorderOptions(boundaryPolygons(drawn.boundary).set);
  const suggestedMetres = Math.max(1, Math.round(tolerance));
  if (clean) {
    const { geometry, report } = cleaned(drawn, clean, onProgress);
    return { geometry, borders: { suggestedMetres, report } };
  }
  const isSmall = vertexCount(drawn.boundary) <= lookedAtVertices;
  const usual: BorderCleaning = { gapMetres: suggestedMetres, overlaps: 'larger', slivers: true };
  return {
    geometry: drawn,
    borders: { suggestedMetres, report: isSmall ? cleaned(drawn, usual, onProgress).report : null },
  };
}

function cleaned(
  drawn: RawGeometry,
  { gapMetres, overlaps, slivers }: BorderCleaning,
  onProgress: StagingProgress,
): Cleaned {
  const key = `${gapMetres} ${overlaps} ${slivers}`;
  const done = known.get(drawn) ?? new Map<string, Cleaned>();
  known.set(drawn, done);
  const before = done.get(key);
  if (before) return before;
  const sliverMetres = slivers ? gapMetres * sliverShare : 0;
  const { boundary, report } = cleanBorders(
    drawn.boundary,
    { gapMetres, overlaps, sliverMetres },
    onProgress,
  );
  const result = {
    geometry: boundary === drawn.boundary ? drawn : remeasured(drawn, boundary, onProgress),
    report,
  };
  done.set(key, result);
  return result;
}

/** Neighbours, areas, label points and flaws anew. A unit that lost everything to another has no borders any more. */
function remeasured(
  drawn: RawGeometry,
  boundary: RawGeometry['boundary'],
  onProgress: StagingProgress,
): RawGeometry {
  const { geometries } = boundary.objects.units;
  const kept = geometries.flatMap((geometry, at) => (geometry.arcs.length > 0 ? [{ geometry, at }] : []));
  const units = { type: 'GeometryCollection' as const, geometries: kept.map(({ geometry }) => geometry) };
  return measureGeometry(
    { ...boundary, objects: { units } },
    kept.map(({ at }) => drawn.rowOf[at]),
    sharedBorders(units.geometries),
    (done, total) => onProgress('measuring', done, total),
  );
}
