import { VisuallyHidden } from '@mantine/core';
import type L from 'leaflet';
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MapContainer, useMap } from 'react-leaflet';
import type { BaseMap } from '../../shared/contract/base-map.ts';
import { setMapHandle } from '../app/map-handle.ts';
import { noteMapShown } from '../app/map-shown.ts';
import { useActiveAlignment, useUnits } from '../app/queries.ts';
import { type Shading, setApp, useApp } from '../app/store.ts';
import { EffectPanel } from '../features/effect/EffectPanel.tsx';
import { useAskedEffect } from '../features/effect/use-effect-shown.ts';
import { AreaSummary } from './AreaSummary.tsx';
import { useAnnouncement } from './announce.ts';
import type { AreaBox } from './area.ts';
import { useShownBaseMap } from './base-map/use-base-map.ts';
import { ContextMenu, type MenuAt } from './ContextMenu.tsx';
import { endZoomWithMap, fitBeside, fitPlan, fitUnits } from './camera.ts';
import { HoverCard } from './HoverCard.tsx';
import { type Hover, Interaction } from './interaction.ts';
import { Legend } from './Legend.tsx';
import { LinkSuggestions } from './LinkSuggestions.tsx';
import classes from './map.module.css';
import type { MenuTarget } from './pick.ts';
import { FrozenNote } from './redraw/FrozenNote.tsx';
import { LineHint } from './redraw/LineHint.tsx';
import { OperationPanel } from './redraw/OperationPanel.tsx';
import { usePreviewedAlignment } from './redraw/use-preview.ts';
import type { Scene } from './scene.ts';
import { fetchFiner } from './shape.ts';
import { TerritoryLayer } from './TerritoryLayer.ts';
import { placesOf } from './unit-map.ts';
import { useMapKeys } from './useMapKeys.ts';
import { useRevealed } from './useRevealed.ts';
import { type UnitMap, useScene } from './useScene.ts';
import { ZoomButtons } from './ZoomButtons.tsx';

const minZoom = 3;
const maxZoom = 14;

/** The workspace's map: the scenario on screen, or a running design's best so far. */
export function MapView() {
  const { t } = useTranslation();
  const shading = useApp((state) => state.shading);
  const preview = useApp((state) => state.designPreview);
  const alignment = useActiveAlignment().data;
  const units = useUnits().data;
  const { alignment: drawn, moving } = usePreviewedAlignment(alignment, units && placesOf(units).index);
  // Without territories there is nothing to wait for.
  const hasNone = useApp((state) => state.scenarioId === null) || alignment?.territories.length === 0;
  useEffect(() => {
    if (hasNone) noteMapShown();
  }, [hasNone]);
  const base = useShownBaseMap();
  const { scene, unitMap } = useScene({
    alignment: drawn,
    preview,
    shading,
    outlined: moving,
    overBase: base !== null,
  });
  const hover = useRef<(hover: Hover | null) => void>(() => undefined);
  const onHover = useCallback((next: Hover | null) => hover.current(next), []);
  const onMenu = useCallback(
    (at: { x: number; y: number }, target: MenuTarget | null) => setMenu({ ...at, target }),
    [],
  );
  const [area, setArea] = useState<AreaBox | null>(null);
  const [menu, setMenu] = useState<MenuAt | null>(null);
  const announcement = useAnnouncement();
  return (
    <div className={classes.map} style={scene === null ? undefined : { background: scene.style.sea }}>
      <section className={classes.fill} aria-label={t('map:label')}>
        <MapContainer
          className={classes.fill ?? ''}
          center={[32, 118]}
          zoom={6}
          minZoom={minZoom}
          maxZoom={maxZoom}
          zoomSnap={0.1}
          zoomDelta={0.75}
          wheelPxPerZoomLevel={170}
          zoomControl={false}
          trackResize={false}
          attributionControl={false}
          doubleClickZoom={false}
          boxZoom={false}
          keyboard={false}
        >
          <Canvas scene={scene} unitMap={unitMap} base={base} />
          <Pointer unitMap={unitMap} onHover={onHover} onArea={setArea} onMenu={onMenu} />
          <Camera unitMap={unitMap} />
          <ZoomButtons unitMap={unitMap} />
        </MapContainer>
      </section>
      <Legend scene={scene} shading={shading} alignment={alignment} />
      {base !== null && base.attribution !== '' && (
        <span className={classes.attribution}>
          {t('map:baseMap.attribution', { text: base.attribution })}
        </span>
      )}
      <LinkSuggestions />
      <EffectAsker />
      {preview === null && <EffectPanel />}
      <FrozenNote />
      <LineHint />
      <OperationPanel />
      {scene !== null && menu === null && area === null && (
        <HoverHost register={hover} scene={scene} unitMap={unitMap} shading={shading} />
      )}
      <AreaSummary box={area} onClose={() => setArea(null)} />
      <ContextMenu at={menu} onClose={() => setMenu(null)} />
      <VisuallyHidden aria-live="polite">{announcement}</VisuallyHidden>
    </div>
  );
}

/** Asks what the pointer or the selection would do, without drawing the map anew for it. */
function EffectAsker() {
  useAskedEffect();
  return null;
}

interface HoverHostProps {
  register: RefObject<(hover: Hover | null) => void>;
  scene: Scene;
  unitMap: UnitMap | null;
  shading: Shading;
}

/** Keeps what the pointer is over to itself: a moving mouse redraws one card and nothing else. */
function HoverHost({ register, ...around }: HoverHostProps) {
  const [hover, setHover] = useState<Hover | null>(null);
  useEffect(() => {
    register.current = setHover;
    return () => {
      register.current = () => undefined;
    };
  }, [register]);
  return hover === null ? null : <HoverCard hover={hover} {...around} />;
}

interface LayerHolder {
  territoryLayer?: TerritoryLayer;
}

/** The canvas layer of a map, made by `Canvas`. */
export function layerOf(map: L.Map): TerritoryLayer | undefined {
  return (map as L.Map & LayerHolder).territoryLayer;
}

interface CanvasProps {
  scene: Scene | null;
  unitMap: UnitMap | null;
  /** Drawn below; left out = none. */
  base?: BaseMap | null;
}

/** Puts the canvas on the map and hands it each new scene, to be drawn in the frame that shows what changed with it. */
export function Canvas({ scene, unitMap, base = null }: CanvasProps) {
  const map = useMap();
  useLayoutEffect(() => {
    const layer = new TerritoryLayer();
    (map as L.Map & LayerHolder).territoryLayer = layer;
    layer.onWantsFiner = () => void fetchFiner();
    layer.addTo(map);
    endZoomWithMap(map);
    const resize = new ResizeObserver(() => layer.fitWindow());
    resize.observe(map.getContainer());
    return () => {
      resize.disconnect();
      layer.remove();
    };
  }, [map]);
  // A map without a place to look at shows the whole plan; before it has anything to draw, so that it draws once.
  const fitted = useRef(false);
  useLayoutEffect(() => {
    if (fitted.current || unitMap?.geometry.bounds == null) return;
    fitted.current = true;
    const { camera } = useApp.getState();
    if (camera !== null) map.setView([camera.latitude, camera.longitude], camera.zoom, { animate: false });
    else fitPlan(map, unitMap.geometry, false);
  }, [map, unitMap]);
  useLayoutEffect(() => {
    if (scene !== null) layerOf(map)?.setScene(scene);
  }, [map, scene]);
  useLayoutEffect(() => layerOf(map)?.setBaseMap(base), [map, base]);
  return null;
}

interface PointerProps {
  unitMap: UnitMap | null;
  onHover: (hover: Hover | null) => void;
  onArea: (box: AreaBox) => void;
  onMenu: (at: { x: number; y: number }, target: MenuTarget | null) => void;
}

function Pointer({ unitMap, onHover, onArea, onMenu }: PointerProps) {
  const map = useMap();
  const tool = useApp((state) => state.tool);
  const operation = useApp((state) => state.operation);
  const interaction = useRef<Interaction | null>(null);
  const listeners = useRef({ onHover, onArea, onMenu });
  listeners.current = { onHover, onArea, onMenu };
  useEffect(() => {
    const layer = layerOf(map);
    if (layer === undefined) return;
    const made = new Interaction(map, layer, {
      onHover: (hover) => listeners.current.onHover(hover),
      onArea: (box) => listeners.current.onArea(box),
      onMenu: (at, target) => listeners.current.onMenu(at, target),
    });
    interaction.current = made;
    return () => made.destroy();
  }, [map]);
  useEffect(() => {
    if (interaction.current !== null) interaction.current.unitMap = unitMap;
  }, [unitMap]);
  useEffect(() => interaction.current?.useTool(), [tool]);
  useEffect(() => {
    if (operation !== undefined) interaction.current?.refresh();
  }, [operation]);
  useMapKeys(map, unitMap);
  return null;
}

/** Remembers where the map looks, follows "show this", and lets the frame fit and zoom. */
function Camera({ unitMap }: { unitMap: UnitMap | null }) {
  const map = useMap();
  const hasPlace = useRef(false);
  hasPlace.current = unitMap?.geometry.bounds != null;
  useEffect(() => {
    const keep = () => {
      // Where an empty map happens to look is no place: the plan is brought into view once it is there.
      if (!hasPlace.current) return;
      const { lng, lat } = map.getCenter();
      setApp({ camera: { longitude: lng, latitude: lat, zoom: map.getZoom() } });
    };
    map.on('moveend', keep);
    return () => {
      map.off('moveend', keep);
    };
  }, [map]);
  useEffect(() => {
    const toIndex = (id: number) => unitMap?.index.get(id) ?? [];
    setMapHandle({
      fit: () => {
        if (unitMap !== null) fitPlan(map, unitMap.geometry, true);
      },
      zoom: (by) => {
        if (by > 0) map.zoomIn();
        else map.zoomOut();
      },
      show: (unitIds) => {
        if (unitMap !== null) fitUnits(map, unitMap.geometry, unitIds.flatMap(toIndex));
      },
      showBeside: (unitIds, card) => {
        if (unitMap === null) return;
        const { left, top } = map.getContainer().getBoundingClientRect();
        const { right, bottom } = card.getBoundingClientRect();
        fitBeside(map, unitMap.geometry, unitIds.flatMap(toIndex), {
          right: right - left,
          bottom: bottom - top,
        });
      },
      focus: () => map.getContainer().focus(),
    });
    return () => setMapHandle(null);
  }, [map, unitMap]);
  useRevealed(map, unitMap, fitUnits);
  return null;
}
