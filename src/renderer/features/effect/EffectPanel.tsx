import { CloseButton, useComputedColorScheme } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { EffectFigures, EffectSide } from '../../../shared/contract/effect.ts';
import { type Format, useFormat } from '../../app/format.ts';
import { territoryColour, unassignedColour } from '../../app/palette.ts';
import { clearSelection } from '../../app/store.ts';
import { BreachList } from '../../map/redraw/BreachList.tsx';
import { difference } from './difference.ts';
import classes from './effect.module.css';
import { forgetMove } from './move-store.ts';
import { useEffectShown } from './use-effect-shown.ts';

interface Line {
  key: string;
  of: (figures: EffectFigures) => number | null;
  text: (format: Format, value: number | null) => string;
  /** A figure that is itself a difference, or a count of pieces, is not compared in percent. */
  isPlain?: boolean;
  /** Said only when it tells something. */
  isSaid?: (before: number, after: number) => boolean;
}

const lines: readonly Line[] = [
  { key: 'workload', of: (figures) => figures.workloadMinutes, text: (f, value) => f.hours(value) },
  {
    key: 'deviation',
    of: (figures) => figures.deviation,
    text: (f, value) => f.deviation(value),
    isPlain: true,
  },
  {
    key: 'pieces',
    of: (figures) => figures.pieces,
    text: (f, value) => f.count(value ?? 0),
    isPlain: true,
    isSaid: (before, after) => before !== after || after > 1,
  },
  { key: 'utilisation', of: (figures) => figures.utilisation, text: (f, value) => f.percent(value, 0) },
  { key: 'quota', of: (figures) => figures.quotaFen, text: (f, value) => f.money(value) },
  { key: 'attainment', of: (figures) => figures.attainment, text: (f, value) => f.percent(value, 0) },
  { key: 'pay', of: (figures) => figures.payFen, text: (f, value) => f.money(value) },
];

/** What a move does, or did, to who gives and who takes: workload, utilisation, quota and pay, before and after. */
export function EffectPanel() {
  const { t } = useTranslation();
  const f = useFormat();
  const shown = useEffectShown();
  if (shown === null) return null;
  const { moved, sides, breaches } = shown.effect;
  return (
    <section className={classes.panel} aria-label={t('effect:title')} data-map-overlay data-effect>
      <header className={classes.head}>
        <strong>{t(shown.done ? 'effect:done' : 'effect:would')}</strong>
        <span>
          {moved.units > 0
            ? t('effect:units', { units: f.count(moved.units), accounts: f.count(moved.accounts) })
            : t('effect:accounts', { accounts: f.count(moved.accounts) })}
        </span>
        <CloseButton
          size="xs"
          aria-label={t('close')}
          onClick={() => {
            forgetMove();
            if (!shown.done) clearSelection();
          }}
        />
      </header>
      <div className={classes.sides}>
        {sides.map((side) => (
          <Side key={`${side.role} ${side.territoryId}`} side={side} />
        ))}
      </div>
      {!shown.done && <BreachList breaches={breaches} />}
    </section>
  );
}

function Side({ side }: { side: EffectSide }) {
  const { t } = useTranslation();
  const f = useFormat();
  const scheme = useComputedColorScheme('light');
  const colour =
    side.colour === null ? unassignedColour[scheme].solid : territoryColour(side.colour, scheme).solid;
  return (
    <table className={classes.side} data-role={side.role}>
      <caption>
        <span className={classes.dot} style={{ background: colour }} />
        {side.territoryId === 0 ? t('unassigned') : side.name}
        {side.rep !== '' && side.rep !== side.name && <span className={classes.rep}>{side.rep}</span>}
        <span className={classes.role}>{t(`effect:${side.role}`)}</span>
      </caption>
      <tbody>
        {lines.map(({ key, of, text, isPlain, isSaid }) => {
          const [before, after] = [of(side.before), of(side.after)];
          if (before === null && after === null) return null;
          if (isSaid?.(before ?? 0, after ?? 0) === false) return null;
          const change = isPlain ? null : difference(before, after);
          return (
            <tr key={key} data-figure={key}>
              <th scope="row" title={t(`effect:hint.${key}`)}>
                {t(`effect:${key}`)}
              </th>
              <td>{text(f, before)}</td>
              <td className={classes.arrow}>
                <IconArrowRight size={11} aria-label={t('effect:becomes')} />
              </td>
              <td className={classes.after}>{text(f, after)}</td>
              <td className={classes.change} data-sign={change === null ? undefined : Math.sign(change)}>
                {isPlain ? null : f.deviation(change)}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
