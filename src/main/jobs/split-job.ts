import type { EditMap } from '../engine/edit/redraw.ts';
import { type SplitPlaces, splitByCity, splitTerritory } from '../engine/edit/split.ts';
import { answerApart, type OnStage } from './answer-apart.ts';
import { byPercent } from './by-percent.ts';

export interface SplitTask {
  readonly map: EditMap;
  readonly territory: number;
  readonly places: SplitPlaces;
  /** Number per unit of the city it lies in, where cities are kept whole; null = by load alone. */
  readonly city: Int32Array | null;
  /** Null = as many as cities. */
  readonly parts: number | null;
  readonly firstNew: number;
}

/** Territory index per unit, new parts from `firstNew` on; null = that can't be parted. What the worker does. Stage: `parting`, its share of 1. */
export function partsOf(
  { map, territory, places, city, parts, firstNew }: SplitTask,
  onStage: OnStage = () => {},
): Int32Array | null {
  const told = byPercent(onStage, 'parting');
  const onShare = (share: number) => told(share, 1);
  return city
    ? splitByCity(map, territory, { ...places, city }, parts, firstNew, onShare)
    : splitTerritory(map, territory, places, parts ?? 2, firstNew, onShare);
}

/** The same in a thread of its own. Stage: `parting`. @throws AppError JOB_CANCELLED when the signal fires first */
export const splitApart = (
  task: SplitTask,
  signal?: AbortSignal,
  onStage?: OnStage,
): Promise<Int32Array | null> => {
  onStage?.('parting', 0, 0);
  return answerApart('split-worker', task, { signal, onStage });
};
