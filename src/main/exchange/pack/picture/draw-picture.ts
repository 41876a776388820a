import type { TerritoryRow } from '../../../../shared/contract/scenario.ts';
import type { Language } from '../../../../shared/i18n/index.ts';
import { tint } from '../board/maps.ts';
import { type Drawing, type Mark, rectangle, shifted } from '../drawing.ts';
import { drawMap, type LegendItem, type MapArea } from '../map/draw-map.ts';
import type { Frame } from '../map/frame.ts';
import { createGround } from '../map/ground.ts';
import type { Label } from '../map/labels.ts';
import { accountMark, homeMark } from '../map/symbols.ts';
import { plainText } from '../plain-text.ts';
import { fillShare, ink, mapInk } from '../style.ts';
import { type Words, wordsOf } from '../words.ts';
import type { PictureFacts } from './facts.ts';
import { type PictureShade, shadeOf } from './shades.ts';

const width = 720;
const head = 26;
/** More accounts in view than this are a cloud: A and B stand for them. */
const allMarked = 2000;
/** Above this many units hair lines between them would be a grey veil. */
const hairlineUnits = 4000;

/** The map as a picture by itself: title, areas, marks, names, legend and scale. */
export function drawPicture(facts: PictureFacts, language: Language): Drawing {
  const words = wordsOf(language);
  const { t, f } = words;
  const { map, bounds, layers } = facts;
  const [west, south, east, north] = bounds ?? [0, 0, 1, 1];
  // A view of part of the region needs that much more of the borders' detail.
  const whole = createGround(map.boundary, map.unitIds, width);
  const span = Math.max(whole.bounds[2] - whole.bounds[0], whole.bounds[3] - whole.bounds[1]);
  const detail = bounds ? Math.min(64, Math.max(1, span / Math.max(east - west, north - south, 1e-6))) : 1;
  const ground = detail > 1.5 ? createGround(map.boundary, map.unitIds, width, detail) : whole;
  const shade = shadeOf(facts, words);
  const shownBounds = bounds ?? ground.bounds;
  const height = heightFor(shownBounds);
  const inView = facts.accounts.filter(
    ({ longitude, latitude }) =>
      longitude >= shownBounds[0] &&
      longitude <= shownBounds[2] &&
      latitude >= shownBounds[1] &&
      latitude <= shownBounds[3],
  );
  const accounts = layers.has('accounts')
    ? inView.length > allMarked
      ? inView.filter(({ customerClass }) => customerClass !== 'C')
      : inView
    : [];
  const drawing = drawMap({
    ground,
    width,
    height,
    bounds,
    areas: areasOf(facts, shade, words),
    unitFills: shade?.fills,
    hairlines: map.unitIds.length / detail ** 2 <= hairlineUnits,
    provinces: layers.has('provinces') ? map.provinces : undefined,
    marks: (frame) => pointMarks(accounts, layers.has('homes') ? facts.homes : [], frame),
    labels: (frame) => unitLabels(facts, shade, frame),
    legend: [...(shade?.legend ?? []), ...signLegend(facts, accounts, words)],
    alt: t('maps.alt', { name: plainText(facts.scenario) }),
    f,
  });
  const title = shade ? `${plainText(facts.scenario)} · ${shade.title}` : plainText(facts.scenario);
  const aside = t('footer', { plan: plainText(facts.planName, 60), date: f.date(facts.at) });
  return {
    width,
    height: height + head,
    alt: `${drawing.alt}${t('comma')}${title}`,
    marks: [
      { kind: 'path', lines: [rectangle(0, 0, width, height + head)], closed: true, fill: ink.paper },
      {
        kind: 'text',
        text: title,
        x: 4,
        y: head / 2,
        size: 11,
        bold: true,
        anchor: 'start',
        fill: ink.accent,
      },
      { kind: 'text', text: aside, x: width - 4, y: head / 2, size: 7, anchor: 'end', fill: ink.quiet },
      ...shifted(drawing.marks, 0, head),
    ],
  };
}

/** As high as the view asks, within what a page can hold. */
function heightFor([west, south, east, north]: readonly [number, number, number, number]): number {
  const middle = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const ratio = (north - south) / Math.max((east - west) * middle, 1e-9);
  return Math.round(Math.min(960, Math.max(380, width * ratio)));
}

function areasOf(
  { alignment, layers, shading, imported }: PictureFacts,
  shade: PictureShade | null,
  words: Words,
): MapArea[] {
  const units = new Map<number, number[]>();
  alignment.unitTerritory.forEach((id, unit) => {
    const list = units.get(id);
    if (list) list.push(unit);
    else units.set(id, [unit]);
  });
  const named = layers.has('territoryLabels');
  const unassigned: MapArea = {
    name: words.t('unassigned'),
    units: units.get(0) ?? [],
    fill: shade ? null : mapInk.unassigned,
    stroke: mapInk.unassignedEdge,
    dash: [2, 2],
    label: null,
  };
  return [
    unassigned,
    ...alignment.territories.map(
      (row): MapArea => ({
        name: plainText(row.name),
        units: units.get(row.id) ?? [],
        fill: shade ? null : tint(row.colour, fillShare.usual),
        label: named
          ? {
              text: plainText(row.name, 24),
              figure: figureOf(row, shading, imported, words),
              weight: 1e9 + row.sums.workloadMinutes,
            }
          : null,
      }),
    ),
  ];
}

/** The figure below a territory's name: what the map is shaded by, else its deviation of workload. */
function figureOf(
  row: TerritoryRow,
  shading: PictureFacts['shading'],
  imported: PictureFacts['imported'],
  { f }: Words,
): string {
  if (shading.kind === 'deviation') return f.deviation(row[`${shading.measure}Deviation`]);
  if (shading.kind !== 'measure') return f.deviation(row.workloadDeviation);
  const { accounts, calls, workloadMinutes, potentialFen, salesFen, previousSalesFen } = row.sums;
  const known: Record<string, string> = {
    accounts: f.count(accounts),
    calls: f.count(calls),
    workload: f.hours(workloadMinutes),
    potential: f.money(potentialFen),
    sales: f.money(salesFen),
    previousSales: f.money(previousSalesFen),
  };
  const at = imported.findIndex(({ key }) => key === shading.key);
  const info = imported[at];
  return known[shading.key] ?? (info ? f.measure(row.sums.imported[at] ?? null, info.unit) : '');
}

function pointMarks(accounts: PictureFacts['accounts'], homes: PictureFacts['homes'], frame: Frame): Mark[] {
  const order = { C: 0, B: 1, A: 2 } as const;
  return [
    ...[...accounts]
      .sort((a, b) => order[a.customerClass] - order[b.customerClass])
      .map(({ customerClass, longitude, latitude }) =>
        accountMark(customerClass, frame.x(longitude), frame.y(latitude)),
      ),
    ...homes.flatMap(({ longitude, latitude }) => {
      const [x, y] = [frame.x(longitude), frame.y(latitude)];
      return frame.sees(x, y, x, y) ? [homeMark(x, y)] : [];
    }),
  ];
}

/** Units' names where asked for, and the signs of the market's classes. */
function unitLabels({ map, layers }: PictureFacts, shade: PictureShade | null, frame: Frame): Label[] {
  const named = layers.has('unitLabels');
  if (!named && !shade?.signs) return [];
  return map.unitNames.flatMap((name, unit): Label[] => {
    const [x, y] = [frame.x(map.longitude[unit] ?? 0), frame.y(map.latitude[unit] ?? 0)];
    if (!frame.sees(x, y, x, y)) return [];
    const sign = shade?.signs?.[unit] ?? '';
    const text = [named ? plainText(name, 16) : '', sign].filter(Boolean).join(' ');
    return [{ text, figure: '', x, y, weight: -unit, sizes: [5.8], bold: false, colour: ink.text }];
  });
}

function signLegend(
  { layers, homes, alignment }: PictureFacts,
  accounts: PictureFacts['accounts'],
  { t }: Words,
): LegendItem[] {
  const classes = (['A', 'B', 'C'] as const).filter((one) =>
    accounts.some(({ customerClass }) => customerClass === one),
  );
  return [
    ...(alignment.unitTerritory.includes(0) ? [{ text: t('unassigned'), fill: mapInk.unassigned }] : []),
    ...classes.map(
      (one): LegendItem => ({
        text: t(`map:legend.account${one}`),
        fill: mapInk.point,
        mark: (x, y) => [accountMark(one, x, y)],
      }),
    ),
    ...(layers.has('homes') && homes.length > 0
      ? [{ text: t('map:legend.home'), fill: mapInk.home, mark: (x: number, y: number) => [homeMark(x, y)] }]
      : []),
  ];
}
