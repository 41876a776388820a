import type L from 'leaflet';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MapContainer, useMap } from 'react-leaflet';
import type { ScenarioSummary } from '../../../shared/contract/plan.ts';
import type { Comparison } from '../../../shared/contract/scenario.ts';
import { useAlignment } from '../../app/queries.ts';
import { type Shading, select, useApp } from '../../app/store.ts';
import { fitPlan, fitUnits } from '../../map/camera.ts';
import { unitAt } from '../../map/geometry.ts';
import { Canvas } from '../../map/MapView.tsx';
import { worldX, worldY } from '../../map/mercator.ts';
import type { Scene } from '../../map/scene.ts';
import { useRevealed } from '../../map/useRevealed.ts';
import { type UnitMap, useScene } from '../../map/useScene.ts';
import { ScenarioDot } from '../scenario/index.tsx';
import classes from './compare.module.css';
import { useScenarioLabel } from './scenario-label.ts';

const byTerritory: Shading = { kind: 'territory' };

/** The two scenarios as maps that move together; what changes hands is marked on both. */
export function CompareMaps({ comparison }: { comparison: Comparison }) {
  const { t } = useTranslation();
  const [left, setLeft] = useState<L.Map>();
  const [right, setRight] = useState<L.Map>();
  const moved = useMemo(() => comparison.units.map(({ unitId }) => unitId), [comparison]);
  useInStep(left, right);
  return (
    <section className={classes.maps} aria-label={t('compare:maps')}>
      <OneMap scenario={comparison.left} moved={moved} onMap={setLeft} leads />
      <OneMap scenario={comparison.right} moved={moved} onMap={setRight} />
    </section>
  );
}

/** Whichever is moved takes the other along. */
function useInStep(left: L.Map | undefined, right: L.Map | undefined): void {
  useEffect(() => {
    if (left === undefined || right === undefined) return;
    let following = false;
    const lead = (from: L.Map, to: L.Map) => () => {
      if (following) return;
      following = true;
      to.setView(from.getCenter(), from.getZoom(), { animate: false });
      following = false;
    };
    const fromLeft = lead(left, right);
    const fromRight = lead(right, left);
    left.on('move zoom', fromLeft);
    right.on('move zoom', fromRight);
    fromLeft();
    return () => {
      left.off('move zoom', fromLeft);
      right.off('move zoom', fromRight);
    };
  }, [left, right]);
}

/** Only borders and names: two small maps are for seeing where they differ. Marks on most units would mark nothing. */
function quiet(scene: Scene): Scene {
  const marks = scene.movedUnits.size * 2 < scene.unitTerritory.length;
  const layers = { ...scene.layers, accounts: false, homes: false, competitors: false, moved: marks };
  return { ...scene, layers };
}

interface OneMapProps {
  scenario: ScenarioSummary;
  moved: readonly number[];
  onMap: (map: L.Map) => void;
  /** Fits the plan and follows "show this"; the other is taken along. */
  leads?: boolean;
}

function OneMap({ scenario, moved, onMap, leads = false }: OneMapProps) {
  const { t } = useTranslation();
  const label = useScenarioLabel();
  const alignment = useAlignment(scenario.id).data;
  const { scene: whole, unitMap } = useScene({ alignment, shading: byTerritory, moved });
  const scene = useMemo(() => whole && quiet(whole), [whole]);
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
          attributionControl={false}
          doubleClickZoom={false}
          boxZoom={false}
        >
          <Canvas scene={scene} unitMap={unitMap} />
          <Behaviour unitMap={unitMap} onMap={onMap} leads={leads} />
        </MapContainer>
      </section>
      <div className={classes.mapName}>
        <ScenarioDot colour={scenario.colour} />
        {label(scenario)}
      </div>
    </div>
  );
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
