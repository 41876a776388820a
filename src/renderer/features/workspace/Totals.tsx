import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Alignment } from '../../../shared/contract/scenario.ts';
import { useFormat } from '../../app/format.ts';
import { usePlan } from '../../app/queries.ts';
import { useAsWouldBe } from '../effect/use-as-would-be.ts';
import classes from './panel.module.css';

/** Growth of one year on the one before; null without a year before. */
export function growth(now: number, before: number): number | null {
  return before > 0 ? now / before - 1 : null;
}

/** What the whole scenario adds up to. */
export const Totals = memo(function Totals({ alignment }: { alignment: Alignment }) {
  const { t } = useTranslation();
  const format = useFormat();
  const baseYear = usePlan().data?.baseYear ?? null;
  const { total } = alignment;
  const { territories, movedAccounts } = useAsWouldBe(alignment);
  const figures: { name: string; value: string; exact: string }[] = [
    { name: t('kpi:territories'), value: format.count(territories.length), exact: '' },
    { name: t('measures:accounts'), value: format.count(total.accounts), exact: '' },
    {
      name: t('measures:workload'),
      value: format.hours(total.workloadMinutes),
      exact: format.measureExact(total.workloadMinutes, 'minutes'),
    },
    {
      name: t('measures:potential'),
      value: format.money(total.potentialFen),
      exact: format.moneyExact(total.potentialFen),
    },
    {
      name: baseYear === null ? t('measures:sales') : t('kpi:salesYear', { year: baseYear }),
      value: format.money(total.salesFen),
      exact: format.moneyExact(total.salesFen),
    },
    {
      name: t('kpi:moved'),
      value: format.count(movedAccounts),
      exact: t('kpi:movedTip', {
        accounts: format.count(alignment.movedAccounts),
        sales: format.money(alignment.movedSalesFen),
        units: format.count(alignment.movedUnits.length),
      }),
    },
  ];
  return (
    <dl className={classes.totals}>
      {figures.map((figure) => (
        <div key={figure.name} title={figure.exact || undefined}>
          <dt>{figure.name}</dt>
          <dd>{figure.value}</dd>
        </div>
      ))}
    </dl>
  );
});
