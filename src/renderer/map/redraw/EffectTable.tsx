import { Table, useComputedColorScheme } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { OperationEffect } from '../../../shared/contract/redraw.ts';
import type { TerritoryRow } from '../../../shared/contract/scenario.ts';
import { dash, useFormat } from '../../app/format.ts';
import { territoryColour } from '../../app/palette.ts';
import { Scroller } from '../../features/common/Scroller.tsx';
import mapClasses from '../map.module.css';
import classes from './redraw.module.css';

/** The territories an operation touches: workload, deviation and pieces, before and after. */
export function EffectTable({ effect }: { effect: OperationEffect }) {
  const { t } = useTranslation();
  const f = useFormat();
  const scheme = useComputedColorScheme('light');
  const change = (
    { before, after }: OperationEffect['territories'][number],
    value: (row: TerritoryRow) => string,
  ) => (
    <>
      <span className={classes.before}>{before === null ? dash : value(before)}</span>
      <IconArrowRight size={11} aria-hidden />
      <span>{after === null ? dash : value(after)}</span>
    </>
  );
  if (effect.territories.length === 0) return null;
  return (
    <Scroller label={t('whatIf:effect')} maxHeight={190} className={classes.scroller ?? ''}>
      <Table verticalSpacing={3} horizontalSpacing={6} className={classes.table} stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('kpi:name')}</Table.Th>
            <Table.Th className={classes.number}>{t('measures:workload')}</Table.Th>
            <Table.Th className={classes.number}>{t('kpi:deviation')}</Table.Th>
            <Table.Th className={classes.number}>{t('kpi:utilisation')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {effect.territories.map((row) => {
            const shown = row.after ?? row.before;
            if (shown === null) return null;
            return (
              <Table.Tr key={shown.id} data-gone={row.after === null || undefined}>
                <Table.Th scope="row">
                  <span
                    className={mapClasses.dot}
                    style={{ background: territoryColour(shown.colour, scheme).solid }}
                  />{' '}
                  {shown.name}
                </Table.Th>
                <Table.Td
                  className={classes.number}
                  title={row.before === null ? '' : f.hours(row.before.sums.workloadMinutes)}
                >
                  {row.after === null ? dash : f.hours(row.after.sums.workloadMinutes)}
                </Table.Td>
                <Table.Td className={classes.number}>
                  {change(row, ({ workloadDeviation }) => f.deviation(workloadDeviation))}
                </Table.Td>
                <Table.Td className={classes.number}>
                  {row.after === null ? dash : f.percent(row.after.utilisation, 0)}
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </Scroller>
  );
}
