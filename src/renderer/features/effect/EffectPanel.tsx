import { CloseButton, useComputedColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { EffectFigures, EffectSide } from '../../../shared/contract/effect.ts';
import { dash, type Format, useFormat } from '../../app/format.ts';
import { territoryColour, unassignedColour } from '../../app/palette.ts';
import { clearSelection, useApp } from '../../app/store.ts';
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

const isThere = ({ of, isSaid }: Line, { before, after }: EffectSide): boolean => {
  const [was, is] = [of(before), of(after)];
  return (was !== null || is !== null) && isSaid?.(was ?? 0, is ?? 0) !== false;
};

/** What a move does, or did, to who gives and who takes: one row each, the figures as they become; those before in the tooltip. */
export function EffectPanel() {
  const { t } = useTranslation();
  const f = useFormat();
  const shown = useEffectShown();
  // An operation's preview tells its own effect.
  const isOperating = useApp((state) => state.operation !== null);
  if (shown === null || isOperating) return null;
  const { moved, sides, breaches } = shown.effect;
  const columns = lines.filter((line) => sides.some((side) => isThere(line, side)));
  return (
    <section className={classes.panel} aria-label={t('effect:title')} data-map-overlay data-effect>
      <header className={classes.head}>
        <strong>{t(shown.done ? 'effect:done' : 'effect:would')}</strong>
        <span>
          {moved.units > 0
            ? t('effect:units', { units: f.count(moved.units), accounts: f.count(moved.accounts) })
            : t('effect:accounts', { count: moved.accounts, accounts: f.count(moved.accounts) })}
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
      <table className={classes.sides}>
        <thead>
          <tr>
            <td />
            {columns.map(({ key }) => (
              <th key={key} scope="col" title={t(`effect:hint.${key}`)}>
                {t(`effect:${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sides.map((side) => (
            <Side key={`${side.role} ${side.territoryId}`} side={side} columns={columns} />
          ))}
        </tbody>
      </table>
      {!shown.done && <BreachList breaches={breaches} />}
    </section>
  );
}

function Side({ side, columns }: { side: EffectSide; columns: readonly Line[] }) {
  const { t } = useTranslation();
  const f = useFormat();
  const scheme = useComputedColorScheme('light');
  const colour =
    side.colour === null ? unassignedColour[scheme].solid : territoryColour(side.colour, scheme).solid;
  return (
    <tr data-role={side.role}>
      <th scope="row">
        <span className={classes.dot} style={{ background: colour }} />
        {side.territoryId === 0 ? t('unassigned') : side.name}
        {side.rep !== '' && side.rep !== side.name && <span className={classes.rep}>{side.rep}</span>}
        <span className={classes.role}>{t(`effect:${side.role}`)}</span>
      </th>
      {columns.map((line) => {
        const { key, of, text, isPlain } = line;
        if (!isThere(line, side)) return <td key={key}>{dash}</td>;
        const [before, after] = [of(side.before), of(side.after)];
        const change = isPlain ? null : difference(before, after);
        return (
          <td
            key={key}
            data-figure={key}
            title={`${text(f, before)} → ${text(f, after)}`}
            aria-label={`${text(f, before)} ${t('effect:becomes')} ${text(f, after)}`}
          >
            <b>{text(f, after)}</b>
            {change !== null && (
              <span className={classes.change} data-sign={Math.sign(change)}>
                {f.deviation(change)}
              </span>
            )}
          </td>
        );
      })}
    </tr>
  );
}
