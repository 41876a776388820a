import { tint } from '../board/maps.ts';
import type { Drawing, Mark } from '../drawing.ts';
import { drawMap, type LegendItem, type MapArea } from '../map/draw-map.ts';
import { boundsOfPoints, type Frame } from '../map/frame.ts';
import type { Bounds, MapGround } from '../map/ground.ts';
import type { Label } from '../map/labels.ts';
import { accountMark, homeMark, numberMarks } from '../map/symbols.ts';
import { plainText } from '../plain-text.ts';
import { ink, mapInk } from '../style.ts';
import { textWidth } from '../text-width.ts';
import type { Words } from '../words.ts';
import type { SheetFacts, SheetsMap } from './facts.ts';

/** Beyond this many accounts only A and B are marked; C would cover the map. */
const allMarked = 250;
/** Units named on the map, those with most room first by the placer. */
const unitLabelSizes = [5.8];

/** A territory with its neighbours named along the borders, its units, home, and largest accounts by their number in the list. */
export function sheetMap(
  sheet: SheetFacts,
  map: SheetsMap,
  ground: MapGround,
  words: Words,
  size: { width: number; height: number },
): Drawing {
  const { t, f } = words;
  const own = unitsOf(map, (id) => id === sheet.territoryId);
  const shape = ground.area(own);
  const bounds = boundsOfPoints(shape.flat(2), 0.14);
  const marked = sheet.points.length <= allMarked ? ['A', 'B', 'C'] : ['A', 'B'];
  return drawMap({
    ground,
    ...size,
    bounds,
    areas: areasOf(sheet, map, own, bounds, words),
    hairlines: true,
    provinces: map.provinces,
    marks: (frame) => pointMarks(sheet, marked, frame),
    labels: (frame) => labelsOf(sheet, map, own, frame),
    legend: legendOf(sheet, marked, words),
    alt: t('sheet.mapAlt', {
      name: plainText(sheet.name),
      neighbours:
        sheet.neighbours.map(({ name }) => plainText(name)).join(t('comma')) || t('sheet.noNeighbours'),
      units: f.count(sheet.unitCount),
    }),
    f,
  });
}

function unitsOf(
  { unitTerritory }: SheetsMap,
  isWanted: (territory: number, unit: number) => boolean,
): number[] {
  const units: number[] = [];
  unitTerritory.forEach((territory, unit) => {
    if (isWanted(territory, unit)) units.push(unit);
  });
  return units;
}

/** The territory itself, and around it what can be seen of the others: neighbours in pale colours, the rest as land. */
function areasOf(
  sheet: SheetFacts,
  map: SheetsMap,
  own: readonly number[],
  bounds: Bounds | null,
  { t }: Words,
): MapArea[] {
  const [west, south, east, north] = bounds ?? [-180, -90, 180, 90];
  const [dx, dy] = [(east - west) * 0.8, (north - south) * 0.8];
  const seen = (unit: number) => {
    const [x, y] = [map.longitude[unit] ?? 0, map.latitude[unit] ?? 0];
    return x > west - dx && x < east + dx && y > south - dy && y < north + dy;
  };
  const others = new Map<number, number[]>();
  map.unitTerritory.forEach((territory, unit) => {
    if (territory === sheet.territoryId || !seen(unit)) return;
    const list = others.get(territory);
    if (list) list.push(unit);
    else others.set(territory, [unit]);
  });
  const names = new Map(sheet.neighbours.map(({ territoryId, name }) => [territoryId, plainText(name)]));
  const around = [...others].map(
    ([territory, units]): MapArea => ({
      name: names.get(territory) ?? (territory === 0 ? t('unassigned') : ''),
      units,
      fill:
        territory === 0
          ? mapInk.unassigned
          : tint(map.colourOf.get(territory) ?? 0, names.has(territory) ? 0.16 : 0.06),
      label: null,
      stroke: ink.quiet,
      strokeWidth: 0.5,
    }),
  );
  const mine: MapArea = {
    name: plainText(sheet.name),
    units: own,
    fill: tint(map.colourOf.get(sheet.territoryId) ?? 0, 0.5),
    label: null,
    strokeWidth: 1.6,
  };
  return [...around, mine];
}

function pointMarks(sheet: SheetFacts, marked: readonly string[], frame: Frame): Mark[] {
  const inside = ({ longitude, latitude }: { longitude: number; latitude: number }) => {
    const [x, y] = [frame.x(longitude), frame.y(latitude)];
    return frame.sees(x - 4, y - 4, x + 4, y + 4) ? ([x, y] as const) : null;
  };
  const order = { C: 0, B: 1, A: 2 } as const;
  const accounts = sheet.points
    .filter(({ customerClass }) => marked.includes(customerClass))
    .sort((a, b) => order[a.customerClass] - order[b.customerClass])
    .flatMap((point) => {
      const at = inside(point);
      return at ? [accountMark(point.customerClass, ...at)] : [];
    });
  const home = sheet.home && inside(sheet.home);
  const numbered = sheet.largest.flatMap(({ longitude, latitude }, at) => {
    const place = longitude === null || latitude === null ? null : inside({ longitude, latitude });
    return place ? [numberMarks(at + 1, ...place)] : [];
  });
  // The largest lies on top.
  return [...accounts, ...(home ? [homeMark(...home)] : []), ...numbered.reverse().flat()];
}

function labelsOf(sheet: SheetFacts, map: SheetsMap, own: readonly number[], frame: Frame): Label[] {
  const at = (unit: number) => [frame.x(map.longitude[unit] ?? 0), frame.y(map.latitude[unit] ?? 0)] as const;
  const neighbours = sheet.neighbours.flatMap(({ name }, index): Label[] => {
    const text = plainText(name, 24);
    const half = textWidth(text, 8, true) / 2 + 3;
    const places = (sheet.borderUnits[index] ?? []).map(at).filter(([x, y]) => frame.sees(x, y, x, y));
    const place = nearestToMean(places);
    if (!place) return [];
    const x = Math.min(frame.width - half, Math.max(half, place[0]));
    return [{ text, figure: '', x, y: place[1], weight: 2e9, sizes: [8, 7], bold: true, colour: ink.quiet }];
  });
  const units = own.map((unit): Label => {
    const [x, y] = at(unit);
    const text = plainText(map.unitNames[unit] ?? '', 16);
    return {
      text,
      figure: '',
      x,
      y,
      weight: 1e6 - unit,
      sizes: unitLabelSizes,
      bold: false,
      colour: ink.text,
    };
  });
  return [...neighbours, ...units];
}

/** Of some places the one nearest their middle: a name there lies on the neighbour's own land beside the border. */
function nearestToMean(places: readonly (readonly [number, number])[]): readonly [number, number] | null {
  const mean = (axis: 0 | 1) => places.reduce((sum, place) => sum + place[axis], 0) / places.length;
  const [x, y] = [mean(0), mean(1)];
  let best: readonly [number, number] | null = null;
  let least = Infinity;
  for (const place of places) {
    const away = Math.hypot(place[0] - x, place[1] - y);
    if (away < least) {
      least = away;
      best = place;
    }
  }
  return best;
}

function legendOf(sheet: SheetFacts, marked: readonly string[], { t }: Words): LegendItem[] {
  const classes = (['A', 'B', 'C'] as const)
    .filter((customerClass) => marked.includes(customerClass))
    .map(
      (customerClass): LegendItem => ({
        text: t(`map:legend.account${customerClass}`),
        fill: mapInk.point,
        mark: (x, y) => [accountMark(customerClass, x, y)],
      }),
    );
  return [
    {
      text: t('sheet.largestMark', { count: sheet.largest.length }),
      fill: mapInk.home,
      mark: (x, y) => numberMarks(1, x, y),
    },
    ...(sheet.home
      ? [{ text: t('map:legend.home'), fill: mapInk.home, mark: (x: number, y: number) => [homeMark(x, y)] }]
      : []),
    ...classes,
  ];
}
