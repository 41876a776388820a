import { ladderSteps, marketStates } from '../../../../shared/domain/market.ts';
import { marketShade } from '../../../../shared/domain/market-shade.ts';
import { isNamedByCatalogue } from '../../../../shared/domain/measure-name.ts';
import { diverging, sequential } from '../../../../shared/domain/palette.ts';
import { deviationShade, quantileShade, type Shade } from '../../../../shared/domain/shading.ts';
import { deviationRangeText, rangeText } from '../../../../shared/shade-text.ts';
import type { LegendItem } from '../map/draw-map.ts';
import { plainText } from '../plain-text.ts';
import { mapInk } from '../style.ts';
import type { Words } from '../words.ts';
import type { PictureFacts } from './facts.ts';

/** Colours per unit and what they mean, as on screen; null = coloured by territory. */
export interface PictureShade {
  title: string;
  fills: readonly (string | null)[];
  /** A sign per unit beside its colour; '' = none. */
  signs: readonly string[] | null;
  legend: readonly LegendItem[];
}

export function shadeOf(facts: PictureFacts, words: Words): PictureShade | null {
  const { shading, alignment } = facts;
  const { t, f } = words;
  if (shading.kind === 'territory') return null;
  if (shading.kind === 'market') return marketPicture(facts, shading.of, words);
  if (shading.kind === 'deviation') {
    const key = `${shading.measure}Deviation` as const;
    const of = new Map(alignment.territories.map((row) => [row.id, row[key]]));
    const shade = deviationShade([...of.values()], diverging.light);
    return {
      title: t(`map:deviation.${shading.measure}`),
      fills: alignment.unitTerritory.map((id) => fillIn(shade, of.get(id) ?? null)),
      signs: null,
      legend: legendOf(shade, words, (one) => deviationRangeText(one, f), 'map:legend.territories'),
    };
  }
  const { measure } = facts;
  if (!measure) return null;
  const { info, values } = measure;
  const shade = quantileShade(values, sequential.light);
  return {
    title: isNamedByCatalogue(info) ? t(`measures:${info.key}`) : plainText(info.name, 40),
    fills: values.map((value) => fillIn(shade, value)),
    signs: null,
    legend: legendOf(shade, words, (one) => rangeText(one, info.unit, f), 'map:legend.units'),
  };
}

function marketPicture(
  { market }: PictureFacts,
  of: 'ladder' | 'state',
  { t, f }: Words,
): PictureShade | null {
  if (!market) return null;
  const { shade, perUnit, marks } = marketShade(market, of, 'light');
  const names =
    of === 'ladder'
      ? ladderSteps.map((step) => t(`market:ladder.steps.${step}`))
      : marketStates.map((state) => t(`market:states.names.${state}`));
  const signs = new Map(perUnit.map((colour, unit) => [colour, marks[unit] ?? '']));
  return {
    title: t(`market:legend.${of}`),
    fills: perUnit,
    signs: marks,
    legend: shade.classes.map(({ colour, count }, at) => ({
      text: `${signs.get(colour) ?? ''} ${names[at] ?? ''} (${f.count(count)})`.trim(),
      fill: colour,
    })),
  };
}

function fillIn(shade: Shade, value: number | null): string {
  const at = shade.classOf(value);
  return at === null ? mapInk.unassigned : (shade.classes[at]?.colour ?? mapInk.unassigned);
}

function legendOf(
  shade: Shade,
  { t, f }: Words,
  name: (one: Shade['classes'][number]) => string,
  counted: string,
): LegendItem[] {
  const items = shade.classes.map(
    (one): LegendItem => ({ text: `${name(one)} (${f.count(one.count)})`, fill: one.colour }),
  );
  if (shade.missing > 0)
    items.push({ text: `${t('map:legend.missing')} (${f.count(shade.missing)})`, fill: mapInk.unassigned });
  return [{ text: t('picture.counted', { what: t(counted) }), fill: mapInk.halo, mark: () => [] }, ...items];
}
