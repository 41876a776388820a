import type L from 'leaflet';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNeighbours } from '../app/queries.ts';
import { select, useApp } from '../app/store.ts';
import type { UnitMap } from './useScene.ts';
import { type Direction, neighbourTowards } from './walk.ts';

const arrows: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/** With the map in focus, arrows walk from unit to unit along shared borders; Shift gathers them. */
export function useMapKeys(map: L.Map, unitMap: UnitMap | null): void {
  const { t } = useTranslation();
  const pairs = useNeighbours().data?.pairs;
  const touching = useMemo(() => {
    const of = new Map<number, number[]>();
    const add = (from: number, to: number) => {
      const known = of.get(from);
      if (known) known.push(to);
      else of.set(from, [to]);
    };
    pairs?.a.forEach((id, at) => {
      const from = unitMap?.index.get(id);
      const to = unitMap?.index.get(pairs.b[at] ?? 0);
      if (from === undefined || to === undefined) return;
      add(from, to);
      add(to, from);
    });
    return of;
  }, [pairs, unitMap]);

  useEffect(() => {
    const box = map.getContainer();
    box.tabIndex = 0;
    box.setAttribute('role', 'application');
    box.setAttribute('aria-label', t('map:keyboard'));
  }, [map, t]);

  useEffect(() => {
    if (unitMap === null) return;
    const walk = (event: KeyboardEvent) => {
      const direction = arrows[event.key];
      // A tool that moves a cross of its own has taken the arrow already.
      if (direction === undefined || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey)
        return;
      event.preventDefault();
      const { selection } = useApp.getState();
      const last = selection?.kind === 'unit' ? unitMap.index.get(selection.ids.at(-1) ?? 0) : undefined;
      const next =
        last === undefined
          ? nearestTo(map, unitMap)
          : neighbourTowards(last, touching.get(last) ?? [], unitMap.x, unitMap.y, direction);
      const unit = unitMap.units[next];
      if (unit === undefined) return;
      const kept =
        event.shiftKey && selection?.kind === 'unit' ? selection.ids.filter((id) => id !== unit.id) : [];
      select('unit', [...kept, unit.id]);
      map.panInside([unit.latitude, unit.longitude], { padding: [60, 60] });
    };
    const box = map.getContainer();
    box.addEventListener('keydown', walk);
    return () => box.removeEventListener('keydown', walk);
  }, [map, unitMap, touching]);
}

/** The unit whose label lies nearest the middle of the window. */
function nearestTo(map: L.Map, unitMap: UnitMap): number {
  const { lng, lat } = map.getCenter();
  let best = -1;
  let least = Infinity;
  unitMap.units.forEach((unit, index) => {
    const distance = (unit.longitude - lng) ** 2 + (unit.latitude - lat) ** 2;
    if (distance < least) {
      least = distance;
      best = index;
    }
  });
  return best;
}
