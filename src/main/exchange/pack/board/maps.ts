import { fromHex, mix, toHex } from '../../../../shared/domain/colour-math.ts';
import { territoryColour } from '../../../../shared/domain/palette.ts';
import type { Drawing } from '../drawing.ts';
import { drawMap, type LegendItem, type MapArea } from '../map/draw-map.ts';
import { createGround, type MapGround } from '../map/ground.ts';
import { plainText } from '../plain-text.ts';
import { fillShare, ink, mapInk } from '../style.ts';
import type { Words } from '../words.ts';
import type { MapFacts, SideFacts } from './facts.ts';

/** Above this many units hair lines between them would be a grey veil. */
const hairlineUnits = 4000;

/** A territory's colour on paper: `share` of it, the rest paper. */
export const tint = (colour: number, share: number): string =>
  toHex(mix(fromHex(mapInk.land), fromHex(territoryColour(colour, 'light').solid), share));

/** Maps of a board pack: one ground for all, thinned for the widest. */
export interface BoardMaps {
  /** A scenario's territories in their colours, named; `figures` adds each one's deviation of workload. */
  scenario(side: SideFacts, size: { width: number; height: number }, figures: boolean): Drawing;
  /** What changes its rep: strong in the new territory's colour, all else pale. */
  changes(side: SideFacts, size: { width: number; height: number }): Drawing;
}

export function boardMaps(facts: MapFacts, words: Words): BoardMaps {
  const ground = createGround(facts.boundary, facts.unitIds, 560);
  return {
    scenario: (side, size, figures) => {
      const { areas, legend } = territoryAreas(side, words, { share: fillShare.usual, figures });
      return draw(facts, ground, words, size, areas, legend, words.t('maps.alt', { name: side.name }));
    },
    changes: (side, size) => {
      const { areas, legend } = territoryAreas(side, words, { share: fillShare.pale, figures: false });
      const colourOf = new Map(side.alignment.territories.map(({ id, colour }) => [id, colour]));
      const fills = facts.unitIds.map((id, unit) => {
        if (!facts.movedUnits.has(id)) return null;
        const colour = colourOf.get(side.alignment.unitTerritory[unit] ?? 0);
        return colour === undefined ? mapInk.unassigned : tint(colour, fillShare.strong);
      });
      const items: LegendItem[] = [
        { text: words.t('maps.moved'), fill: tint(0, fillShare.strong) },
        { text: words.t('maps.unmoved'), fill: tint(0, fillShare.pale) },
        ...legend,
      ];
      const alt = words.t('maps.changesAlt', { count: words.f.count(facts.movedUnits.size) });
      return draw(facts, ground, words, size, areas, items, alt, fills);
    },
  };
}

function draw(
  facts: MapFacts,
  ground: MapGround,
  words: Words,
  size: { width: number; height: number },
  areas: readonly MapArea[],
  legend: readonly LegendItem[],
  alt: string,
  unitFills?: readonly (string | null)[],
): Drawing {
  return drawMap({
    ground,
    ...size,
    bounds: null,
    areas,
    unitFills,
    provinces: facts.provinces,
    hairlines: facts.unitIds.length <= hairlineUnits,
    legend,
    alt,
    f: words.f,
  });
}

function territoryAreas(
  { alignment }: SideFacts,
  { t, f }: Words,
  { share, figures }: { share: number; figures: boolean },
): { areas: MapArea[]; legend: LegendItem[] } {
  const units = new Map<number, number[]>();
  alignment.unitTerritory.forEach((id, unit) => {
    const list = units.get(id);
    if (list) list.push(unit);
    else units.set(id, [unit]);
  });
  const areas: MapArea[] = [];
  const unassigned = units.get(0);
  if (unassigned)
    areas.push({
      name: t('unassigned'),
      units: unassigned,
      fill: mapInk.unassigned,
      stroke: mapInk.unassignedEdge,
      dash: [2, 2],
      label: null,
    });
  for (const { id, name, colour, sums, workloadDeviation } of alignment.territories)
    areas.push({
      name: plainText(name),
      units: units.get(id) ?? [],
      fill: tint(colour, share),
      label: {
        text: plainText(name, 24),
        figure: figures ? f.deviation(workloadDeviation) : '',
        weight: sums.workloadMinutes,
      },
    });
  const legend: LegendItem[] = figures ? [{ text: t('maps.figure'), fill: ink.paper, mark: () => [] }] : [];
  if (unassigned) legend.push({ text: t('unassigned'), fill: mapInk.unassigned });
  return { areas, legend };
}
