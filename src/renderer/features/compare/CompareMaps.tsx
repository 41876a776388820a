import type L from 'leaflet';
import { type RefObject, use, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MapContainer, useMap } from 'react-leaflet';
import type { Comparison } from '../../../shared/contract/compare.ts';
import type { ScenarioSummary } from '../../../shared/contract/plan.ts';
import { useAlignment } from '../../app/queries.ts';
import { type Shading, select, useApp } from '../../app/store.ts';
import { fitPlan, fitUnits } from '../../map/camera.ts';
import { unitAt } from '../../map/geometry.ts';
import type { Box } from '../../map/labels.ts';
import { Canvas } from '../../map/MapView.tsx';
import { worldX, worldY } from '../../map/mercator.ts';
import type { Scene } from '../../map/scene.ts';
import { useRevealed } from '../../map/useRevealed.ts';
import { type UnitMap, useScene } from '../../map/useScene.ts';
import { ScenarioDot } from '../scenario/index.tsx';
import classes from './compare.module.css';
import { ForPaper } from './paper.ts';
import { useScenarioLabel } from './scenario-label.ts';

const byTerritory: Shading = { kind: 'territory' };

/** Two to four scenarios as maps that move together; what changes hands against the first is marked on each. */
export function CompareMaps({ comparisons }: { comparisons: readonly Comparison[] }) {
  const { t } = useTranslation();
  const [maps, setMaps] = useState<Readonly<Record<number, L.Map>>>({});
  const sides = useMemo(() => {
    const movedOf = ({ units }: Comparison) => units.map(({ unitId }) => unitId);
    const [first] = comparisons;
    return [
      // Moved in any of the others: the first shows where they differ from it.
      ...(first ? [{ scenario: first.left, moved: [...new Set(comparisons.flatMap(movedOf))] }] : []),
      ...comparisons.map((comparison) => ({ scenario: comparison.right, moved: movedOf(comparison) })),
    ];
  }, [comparisons]);
  const present = useMemo(() => sides.flatMap(({ scenario }) => maps[scenario.id] ?? []), [sides, maps]);
  useInStep(present);
  const keep = useCallback(
    (id: number, map: L.Map) => setMaps((now) => (now[id] === map ? now : { ...now, [id]: map })),
    [],
  );
  return (
    <section className={classes.maps} data-count={sides.length} aria-label={t('compare:maps')}>
      {sides.map(({ scenario, moved }, index) => (
        <OneMap key={scenario.id} scenario={scenario} moved={moved} onMap={keep} leads={index === 0} />
      ))}
    </section>
  );
}

/** Whichever is moved takes the others along. */
export function useInStep(maps: readonly L.Map[]): void {
  useEffect(() => {
    let following = false;
    const stops = maps.map((from) => {
      const lead = () => {
        if (following) return;
        following = true;
        for (const to of maps)
          if (to !== from) to.setView(from.getCenter(), from.getZoom(), { animate: false });
        following = false;
      };
      from.on('move zoom', lead);
      return { from, lead };
    });
    stops[0]?.lead();
    return () => {
      for (const { from, lead } of stops) from.off('move zoom', lead);
    };
  }, [maps]);
}

/** Only borders and names: small maps are for seeing where they differ. Marks on most units would mark nothing. */
export function quiet(scene: Scene): Scene {
  const marks = scene.movedUnits.size * 2 < scene.unitTerritory.length;
  const layers = { ...scene.layers, accounts: false, homes: false, competitors: false, moved: marks };
  return { ...scene, layers };
}

interface OneMapProps {
  scenario: ScenarioSummary;
  moved: readonly number[];
  onMap: (scenarioId: number, map: L.Map) => void;
  /** Fits the plan and follows "show this"; the others are taken along. */
  leads?: boolean;
  /** What is changed of the scene before it is drawn. */
  adapt?: (scene: Scene) => Scene;
}

/** A scenario as a map that is only looked at. */
export function OneMap({ scenario, moved, onMap, leads = false, adapt = quiet }: OneMapProps) {
  const { t } = useTranslation();
  const label = useScenarioLabel();
  const alignment = useAlignment(scenario.id).data;
  const { scene: whole, unitMap } = useScene({
    alignment,
    shading: byTerritory,
    moved,
    light: use(ForPaper),
  });
  const name = useRef<HTMLDivElement>(null);
  const covered = useCovered(name);
  const scene = useMemo(() => whole && { ...adapt(whole), covered }, [whole, adapt, covered]);
  const keep = useCallback((map: L.Map) => onMap(scenario.id, map), [onMap, scenario.id]);
  return (
    <div className={classes.map} style={scene === null ? undefined : { background: scene.style.sea }}>
      <section className={classes.fill} aria-label={t('compare:mapOf', { name: scenario.name })}>
        <MapContainer
          className={classes.fill ?? ''}
          center={[32, 118]}
          zoom={6}
          minZoom={3}
          maxZoom={15}
          zoomSnap={0.25}
          zoomControl={false}
          trackResize={false}
          attributionControl={false}
          doubleClickZoom={false}
          boxZoom={false}
        >
          <Canvas scene={scene} unitMap={unitMap} />
          <Behaviour unitMap={unitMap} onMap={keep} leads={leads} />
        </MapContainer>
      </section>
      <div ref={name} className={classes.mapName}>
        <ScenarioDot colour={scenario.colour} />
        {label(scenario)}
      </div>
    </div>
  );
}

/** Where the scenario's name lies over its map, in pixels of the window. */
function useCovered(name: RefObject<HTMLDivElement | null>): readonly Box[] {
  const [covered, setCovered] = useState<readonly Box[]>([]);
  useEffect(() => {
    const badge = name.current;
    if (badge === null) return;
    const measure = new ResizeObserver(() => {
      const { offsetLeft: x, offsetTop: y, offsetWidth: width, offsetHeight: height } = badge;
      setCovered([{ x, y, width, height }]);
    });
    measure.observe(badge);
    return () => measure.disconnect();
  }, [name]);
  return covered;
}

function Behaviour({
  unitMap,
  onMap,
  leads,
}: {
  unitMap: UnitMap | null;
  onMap: (map: L.Map) => void;
  leads: boolean;
}) {
  const map = useMap();
  useEffect(() => onMap(map), [map, onMap]);
  useEffect(() => {
    if (leads && unitMap !== null) fitPlan(map, unitMap.geometry, false);
  }, [map, unitMap, leads]);
  useEffect(() => {
    const choose = (event: L.LeafletMouseEvent) => {
      if (unitMap === null) return;
      const unit =
        unitMap.units[unitAt(unitMap.geometry, worldX(event.latlng.lng), worldY(event.latlng.lat))];
      select('unit', unit === undefined ? [] : [unit.id]);
    };
    map.on('click', choose);
    return () => {
      map.off('click', choose);
    };
  }, [map, unitMap]);
  // What was asked to be shown before this screen was opened stays where it was: the maps begin with the whole plan.
  const request = useApp((state) => state.zoomRequest);
  const [old] = useState(request);
  return leads && request !== old ? <Reveal unitMap={unitMap} /> : null;
}

function Reveal({ unitMap }: { unitMap: UnitMap | null }) {
  useRevealed(useMap(), unitMap, fitUnits);
  return null;
}
