import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { Comparison } from '../../../shared/contract/compare.ts';
import { difference } from '../../../shared/domain/figure-verdict.ts';
import { useFormat } from '../../app/format.ts';
import { usePlan } from '../../app/queries.ts';
import type { CapturedMaps } from './capture-maps.ts';
import { figureText, signedFigure } from './figure-text.ts';
import type { ShownList } from './lists/list.ts';
import classes from './printed.module.css';
import { useScenarioLabel } from './scenario-label.ts';

/** What goes on paper: the maps and the list as they stood on screen. */
export interface Printed extends CapturedMaps {
  readonly list: ShownList | null;
}

interface PrintedComparisonProps extends Printed {
  comparisons: readonly Comparison[];
  comparison: Comparison;
  host: HTMLElement;
}

/** The comparison on paper: maps, figures, and the list on screen with all of its rows and their totals. */
export function PrintedComparison({
  maps,
  missing,
  list,
  comparisons,
  comparison,
  host,
}: PrintedComparisonProps) {
  const { t } = useTranslation();
  const f = useFormat();
  const label = useScenarioLabel();
  const planName = usePlan().data?.name ?? '';
  const sides = { left: label(comparison.left), right: label(comparison.right) };
  return createPortal(
    <article className={classes.paper} data-printed-comparison>
      <header className={classes.head}>
        <h1>{t('compare:print.title', sides)}</h1>
        <span>
          {planName} · {t('compare:print.printedOn', { date: f.date(new Date().toISOString()) })}
        </span>
      </header>
      {maps.length > 0 && (
        <div className={classes.maps} data-count={maps.length}>
          {maps.map(({ name, source, width, height }) => (
            <figure key={name}>
              <img src={source} alt={name} width={width} height={height} />
              <figcaption>{name}</figcaption>
            </figure>
          ))}
        </div>
      )}
      {missing.map((name) => (
        <p key={name}>{t('compare:print.noMap', { name })}</p>
      ))}
      <Figures comparisons={comparisons} />
      {list !== null && <List list={list} />}
    </article>,
    host,
  );
}

function Figures({ comparisons }: { comparisons: readonly Comparison[] }) {
  const { t } = useTranslation();
  const f = useFormat();
  const label = useScenarioLabel();
  const [first] = comparisons;
  if (first === undefined) return null;
  return (
    <table className={classes.table}>
      <caption>{t('compare:figures')}</caption>
      <thead>
        <tr>
          <th>{t('compare:figureName')}</th>
          <th data-number>{label(first.left)}</th>
          {comparisons.map(({ right }) => (
            <th key={right.id} data-number>
              {label(right)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {first.figures.map(({ key, unit, left }) => (
          <tr key={key}>
            <th scope="row">{t(`compare:figure.${key}`)}</th>
            <td data-number>{figureText(f, left, unit)}</td>
            {comparisons.map(({ right, figures }) => {
              const own = figures.find((figure) => figure.key === key);
              const by = own ? difference(own) : null;
              return (
                <td key={right.id} data-number>
                  {figureText(f, own?.right ?? null, unit)}
                  {by === null ? '' : ` (${signedFigure(f, by, unit)})`}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function List({ list }: { list: ShownList }) {
  const { t } = useTranslation();
  const f = useFormat();
  const { columns, rows, totals, total } = list;
  const numbered = rows.map((cells, index) => ({ key: index, cells }));
  return (
    <table className={classes.table} data-list>
      <caption>{list.label}</caption>
      <thead>
        <tr>
          {columns.map(({ header, isNumber }) => (
            <th key={header} data-number={isNumber || undefined}>
              {header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {numbered.map(({ key, cells }) => (
          <tr key={key}>
            {columns.map(({ header, isNumber }, index) => (
              <td key={header} data-number={isNumber || undefined}>
                {cells[index]}
              </td>
            ))}
          </tr>
        ))}
        <tr className={classes.total}>
          {columns.map(({ header, isNumber }, index) => (
            <td key={header} data-number={isNumber || undefined}>
              {index === 0 ? `${t('compare:print.total')} ${totals[index] ?? ''}` : totals[index]}
            </td>
          ))}
        </tr>
      </tbody>
      {total > rows.length && (
        <tfoot>
          <tr>
            <td colSpan={columns.length}>
              {t('compare:print.more', { shown: f.count(rows.length), total: f.count(total) })}
            </td>
          </tr>
        </tfoot>
      )}
    </table>
  );
}
