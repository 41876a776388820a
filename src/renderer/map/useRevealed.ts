import type L from 'leaflet';
import { useEffect, useRef } from 'react';
import type { AccountRow, RepRow } from '../../shared/contract/data.ts';
import { keys } from '../app/queries.ts';
import { queryClient } from '../app/query-client.ts';
import { type Selection, useApp } from '../app/store.ts';
import { unitsOf } from '../app/territory-actions.ts';
import type { Geometry } from './geometry.ts';
import type { UnitMap } from './useScene.ts';

type Fit = (map: L.Map, geometry: Geometry, units: readonly number[]) => void;

/** Closest zoom for a single point. */
const pointZoom = 10;

function placesOf(selection: Selection): [number, number][] {
  const table = selection.kind === 'account' ? keys.accounts : keys.reps;
  const rows = queryClient.getQueryData<(AccountRow | RepRow)[]>(table) ?? [];
  const wanted = new Set(selection.ids);
  return rows.flatMap((row): [number, number][] =>
    wanted.has(row.id) && row.longitude !== null && row.latitude !== null
      ? [[row.latitude, row.longitude]]
      : [],
  );
}

function show(map: L.Map, unitMap: UnitMap, selection: Selection, fit: Fit): void {
  const toIndex = (id: number) => unitMap.index.get(id) ?? [];
  if (selection.kind === 'unit') fit(map, unitMap.geometry, selection.ids.flatMap(toIndex));
  else if (selection.kind === 'territory') {
    fit(map, unitMap.geometry, selection.ids.flatMap((id) => unitsOf(id)).flatMap(toIndex));
  } else {
    const places = placesOf(selection);
    const [first] = places;
    if (places.length === 1 && first !== undefined)
      map.flyTo(first, Math.max(pointZoom, map.getZoom()), { duration: 0.45 });
    else if (places.length > 1)
      map.flyToBounds(places, { padding: [60, 60], maxZoom: pointZoom, duration: 0.45 });
  }
}

/** Flies to the selection whenever something asked to reveal it. */
export function useRevealed(map: L.Map, unitMap: UnitMap | null, fit: Fit): void {
  const request = useApp((state) => state.zoomRequest);
  const done = useRef(0);
  useEffect(() => {
    const { selection } = useApp.getState();
    if (request === done.current || unitMap === null || selection === null) return;
    done.current = request;
    show(map, unitMap, selection, fit);
  }, [map, unitMap, request, fit]);
}
