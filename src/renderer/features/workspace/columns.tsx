import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Alignment, TerritoryRow, TerritorySums } from '../../../shared/contract/scenario.ts';
import { dash, useFormat } from '../../app/format.ts';
import { DeviationBar } from './DeviationBar.tsx';
import { growth } from './Totals.tsx';

export interface TableContext {
  alignment: Alignment;
  /** Rep names by id. */
  reps: ReadonlyMap<number, string>;
}

export interface Column {
  key: string;
  name: string;
  /** What a short name is short for. */
  label?: string;
  /** Shown once in the heading, so that the figures below share their decimals. */
  unit?: string;
  bar?: boolean;
  /** What rows are sorted by. */
  value(row: TerritoryRow): number | string | null;
  cell(row: TerritoryRow, context: TableContext): ReactNode;
  /** The figure of the unassigned bucket or of the whole. */
  sums(sums: TerritorySums, whole: boolean): ReactNode;
}

const blank = <span aria-hidden>{dash}</span>;

/** Columns of the territories table; money columns keep one scale from top to bottom. */
export function useColumns(context: TableContext): Column[] {
  const { t } = useTranslation();
  const format = useFormat();
  return useMemo(() => {
    const { alignment, reps } = context;
    const { territories, total } = alignment;
    // Twice the target fills the bar: one outlier does not flatten all others.
    const widest = (pick: (row: TerritoryRow) => number | null) =>
      Math.min(
        1,
        territories.reduce((most, row) => Math.max(most, Math.abs(pick(row) ?? 0)), 0.2),
      );
    const deviation = (key: 'workloadDeviation' | 'potentialDeviation'): Column => {
      const span = widest((row) => row[key]);
      return {
        key,
        name: t('kpi:deviation'),
        label: t(`kpi:${key}`),
        bar: true,
        value: (row) => row[key],
        cell: (row) => <DeviationBar value={row[key]} span={span} format={format} />,
        // The whole is its own measure: nothing to deviate from.
        sums: () => null,
      };
    };
    const amount = (key: string, name: string, of: (sums: TerritorySums) => number): Column => {
      const rows = territories.map((row) => of(row.sums));
      const scale = format.moneyColumn(rows.some((fen) => fen !== 0) ? rows : [of(total)]);
      const show = (sums: TerritorySums) => (
        <span title={format.moneyExact(of(sums))}>{scale.format(of(sums))}</span>
      );
      return {
        key,
        name,
        unit: scale.unit,
        value: (row) => of(row.sums),
        cell: (row) => show(row.sums),
        sums: show,
      };
    };
    const plain = (
      key: string,
      name: string,
      unit: string,
      of: (sums: TerritorySums) => number,
      show: (value: number) => string,
    ): Column => ({
      key,
      name,
      unit,
      value: (row) => of(row.sums),
      cell: (row) => show(of(row.sums)),
      sums: (sums) => show(of(sums)),
    });
    const change = (sums: TerritorySums) => growth(sums.salesFen, sums.previousSalesFen);
    return [
      plain(
        'workload',
        t('measures:workload'),
        t('kpi:hours'),
        (sums) => sums.workloadMinutes,
        (minutes) => format.count(minutes / 60),
      ),
      deviation('workloadDeviation'),
      amount('potential', t('measures:potential'), (sums) => sums.potentialFen),
      deviation('potentialDeviation'),
      plain('accounts', t('measures:accounts'), '', (sums) => sums.accounts, format.count),
      amount('sales', t('measures:sales'), (sums) => sums.salesFen),
      {
        key: 'growth',
        name: t('kpi:growth'),
        value: (row) => change(row.sums),
        cell: (row) => format.deviation(change(row.sums)),
        sums: (sums) => format.deviation(change(sums)),
      },
      {
        key: 'utilisation',
        name: t('kpi:utilisation'),
        value: (row) => row.utilisation,
        cell: (row) => format.percent(row.utilisation, 0),
        sums: () => blank,
      },
      {
        key: 'rep',
        name: t('kpi:rep'),
        value: (row) => reps.get(row.repId ?? 0) ?? null,
        cell: (row) => reps.get(row.repId ?? 0) ?? dash,
        sums: () => blank,
      },
    ];
  }, [context, t, format]);
}
