import type { Operation } from '../../../shared/contract/redraw.ts';
import { AppError } from '../../../shared/errors.ts';
import type { EditMap } from '../../engine/edit/redraw.ts';
import { splitByLine } from '../../engine/edit/split-line.ts';
import type { SplitTask } from '../../jobs/split-job.ts';
import type { Dataset } from '../dataset.ts';
import { freeTerritoryName } from '../territory-service.ts';
import { withColours } from './draft.ts';
import { loads, openTerritory, toDraft } from './ground.ts';
import type { Operated, OperationInput } from './operations.ts';

type Split = Extract<Operation, { kind: 'split' | 'splitLine' }>;

/**
 * A territory in parts, each new one a territory of its own behind all others; accounts held in it stay with the first part.
 * @throws AppError NOT_FOUND, TERRITORY_LOCKED, SPLIT_IMPOSSIBLE, SPLIT_LINE_MISSES
 */
export function split(input: OperationInput, map: EditMap, operation: Split): Operated {
  const { data, assignment, nextId } = input;
  const { index, record } = openTerritory(assignment, operation.territoryId);
  const first = assignment.territories.length;
  const drawn = drawParts(input, map, operation, index);
  if (drawn === null)
    throw new AppError(operation.kind === 'split' ? 'SPLIT_IMPOSSIBLE' : 'SPLIT_LINE_MISSES', {
      name: record.name,
    });
  const parts = drawn.reduce((most, owner) => Math.max(most, owner), first - 1) - first + 2;
  const territories = [...assignment.territories];
  for (let part = 1; part < parts; part++) {
    territories.push({
      scenario_id: record.scenario_id,
      territory_id: nextId + part - 1,
      name: freeTerritoryName(
        territories.map(({ name }) => name),
        record.name,
      ),
      colour: territories.length,
      rep_id: null,
      locked: 0,
      share: record.share,
      position: Math.max(...territories.map(({ position }) => position)) + 1,
    });
  }
  return {
    draft: withColours(data, { ...toDraft(territories, drawn), exceptions: assignment.exceptions }),
    label: { key: 'territory.splitParts', params: { name: record.name, count: parts } },
  };
}

/** Territory index per unit, parts still to be made behind all others; null = that can't be parted. */
function drawParts(
  input: OperationInput,
  map: EditMap,
  operation: Split,
  territory: number,
): Int32Array | null {
  if (operation.kind === 'split') return input.parted(splitTask(input, map, operation, territory));
  const { data, assignment } = input;
  const places = {
    x: Float64Array.from(data.units, (unit) => unit.longitude),
    y: Float64Array.from(data.units, (unit) => northing(unit.latitude)),
  };
  const line = operation.line.map(([x, y]) => [x, northing(y)] as const);
  return splitByLine(map, territory, places, line, operation.eachPiece, assignment.territories.length);
}

/** What parting a territory by load or by city is worked out from. */
export function splitTask(
  { data, assignment }: Pick<OperationInput, 'data' | 'assignment'>,
  map: EditMap,
  operation: Extract<Operation, { kind: 'split' }>,
  territory: number,
): SplitTask {
  return {
    map,
    territory,
    places: {
      longitude: Float64Array.from(data.units, (unit) => unit.longitude),
      latitude: Float64Array.from(data.units, (unit) => unit.latitude),
      load: loads(data, assignment, data.workload).unit,
    },
    city: operation.by === 'city' ? cityNumbers(data) : null,
    parts: operation.parts,
    firstNew: assignment.territories.length,
  };
}

/** Latitude as the map's projection (Mercator) draws it, so that a line is as straight here as it was drawn. */
const northing = (latitude: number) => (Math.asinh(Math.tan((latitude * Math.PI) / 180)) * 180) / Math.PI;

const cityNumbers = (data: Dataset): Int32Array => {
  const numbers = new Map<string, number>();
  return Int32Array.from(data.units, ({ province, city }) => {
    const key = `${province} ${city}`;
    if (!numbers.has(key)) numbers.set(key, numbers.size);
    return numbers.get(key) ?? 0;
  });
};
