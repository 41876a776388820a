import { useComputedColorScheme } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Alignment } from '../../shared/contract/scenario.ts';
import { ladderSteps, marketStates } from '../../shared/domain/market.ts';
import type { Shade } from '../../shared/domain/shading.ts';
import { deviationRangeText, rangeText } from '../../shared/shade-text.ts';
import { useFormat } from '../app/format.ts';
import { stateClass, stepClass } from '../app/market-palette.ts';
import { useMeasureName } from '../app/measure-name.ts';
import type { ColourScheme } from '../app/palette.ts';
import { usePlan } from '../app/queries.ts';
import { type Shading, setApp, useApp } from '../app/store.ts';
import classes from './map.module.css';
import type { Scene } from './scene.ts';
import { MarkSwatch } from './swatches.tsx';
import { useShade } from './useScene.ts';

interface Props {
  scene: Scene | null;
  shading: Shading;
  alignment: Alignment | undefined;
}

/** What colours and marks mean, with how many units each class holds. */
export const Legend = memo(function Legend({ scene, shading, alignment }: Props) {
  const { t } = useTranslation();
  const open = useApp((state) => state.legendOpen);
  const layers = useApp((state) => state.layers);
  if (scene === null || scene.geometry.bounds === null) return null;
  const locked = scene.territories.some((territory) => territory.locked);
  const marks = [
    ...(layers.accounts ? (['accountA', 'accountB', 'accountC', 'approximate'] as const) : []),
    ...(layers.homes ? (['home'] as const) : []),
    ...(layers.competitors ? (['competitor'] as const) : []),
    ...(layers.moved && scene.movedUnits.size > 0 ? (['moved'] as const) : []),
    ...(locked ? (['locked'] as const) : []),
    'unassigned' as const,
  ];
  return (
    <section className={classes.legend} aria-label={t('map:legend.title')} data-map-overlay>
      <button
        type="button"
        className={classes.legendHead}
        aria-expanded={open}
        onClick={() => setApp({ legendOpen: !open })}
      >
        {t('map:legend.title')}
        {open ? <IconChevronDown size={14} aria-hidden /> : <IconChevronUp size={14} aria-hidden />}
      </button>
      {open && (
        <div className={classes.legendBody}>
          <Classes shading={shading} alignment={alignment} />
          <ul className={classes.marks}>
            {marks.map((mark) => (
              <li key={mark}>
                <MarkSwatch mark={mark} style={scene.style} />
                {t(`map:legend.${mark}`)}
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
});

function Classes({ shading, alignment }: { shading: Shading; alignment: Alignment | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const nameOf = useMeasureName();
  const shaded = useShade(alignment, shading);
  const measures = usePlan().data?.measures ?? [];
  const scheme = useComputedColorScheme('light');
  if (shaded === null || shading.kind === 'territory') return null;
  if (shading.kind === 'market')
    return <MarketClasses of={shading.of} shade={shaded.shade} scheme={scheme} />;
  const { shade } = shaded;
  const measure = shading.kind === 'measure' ? measures.find((one) => one.key === shading.key) : undefined;
  const title =
    shading.kind === 'deviation' ? t(`map:deviation.${shading.measure}`) : measure ? nameOf(measure) : '';
  return (
    <div>
      <div className={classes.legendTitle}>
        <span>{title}</span>
        <span>{t(shading.kind === 'deviation' ? 'map:legend.territories' : 'map:legend.units')}</span>
      </div>
      <ul className={classes.classes}>
        {(shading.kind === 'deviation' ? [...shade.classes].reverse() : shade.classes).map((one) => (
          <li key={one.colour + one.from}>
            <span className={classes.swatch} style={{ background: one.colour }} />
            <span>{measure ? rangeText(one, measure.unit, format) : deviationRangeText(one, format)}</span>
            <span className={classes.classCount}>{format.count(one.count)}</span>
          </li>
        ))}
        {shade.missing > 0 && (
          <li>
            <span className={classes.swatch} data-empty />
            <span>{t('map:legend.missing')}</span>
            <span className={classes.classCount}>{format.count(shade.missing)}</span>
          </li>
        )}
      </ul>
    </div>
  );
}

/** Steps highest first, or the four states, with the marks that stand beside their colours. */
function MarketClasses({
  of,
  shade,
  scheme,
}: {
  of: 'ladder' | 'state';
  shade: Shade;
  scheme: ColourScheme;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const lines =
    of === 'ladder'
      ? ladderSteps
          .map((step, at) => ({ at, name: t(`market:ladder.steps.${step}`), look: stepClass(step, scheme) }))
          .reverse()
      : marketStates.map((state, at) => ({
          at,
          name: t(`market:states.names.${state}`),
          look: stateClass(state, scheme),
        }));
  return (
    <div>
      <div className={classes.legendTitle}>
        <span>{t(`market:legend.${of}`)}</span>
        <span>{t('map:legend.units')}</span>
      </div>
      <ul className={classes.classes}>
        {lines.map(({ at, name, look }) => (
          <li key={name}>
            <span
              className={classes.swatch}
              data-mark
              style={{ background: look.colour, color: look.ink }}
              aria-hidden
            >
              {look.mark}
            </span>
            <span>{name}</span>
            <span className={classes.classCount}>{format.count(shade.classes[at]?.count ?? 0)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
