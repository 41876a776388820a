import { Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DesignResult } from '../../../shared/contract/design.ts';
import type { PlanState } from '../../../shared/contract/plan.ts';
import type { Alignment } from '../../../shared/contract/scenario.ts';
import { dash, useFormat } from '../../app/format.ts';
import { brokenTerritories, largestDeviation, measureOf } from './balance.ts';
import classes from './design.module.css';
import type { DesignForm } from './settings.ts';
import { useMeasureName } from './use-measure-name.ts';

interface Props {
  plan: PlanState;
  asked: DesignForm;
  result: DesignResult;
  alignment: Alignment | undefined;
}

/** What there was beside what was found. */
export function ResultTable({ plan, asked, result, alignment }: Props) {
  const { t } = useTranslation();
  const f = useFormat();
  const measureName = useMeasureName(plan);
  const share = (moved: number, total: number | undefined) =>
    total !== undefined && total > 0 ? f.percent(moved / total) : null;
  return (
    <Table verticalSpacing={5} horizontalSpacing={6} className={classes.table}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('design:figure')}</Table.Th>
          <Table.Th className={classes.number}>{t('design:before')}</Table.Th>
          <Table.Th className={classes.number}>{t('design:after')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {asked.measures.map(({ key, tolerance, soft }, index) => {
          const after = result.maxDeviation[index] ?? null;
          return (
            <Line
              key={key}
              name={t('design:largestDeviation', { measure: measureName(key) })}
              note={t(soft === true ? 'design:aimed' : 'design:allowed', { tolerance: f.percent(tolerance) })}
              before={
                alignment ? f.percent(largestDeviation(alignment, measureOf(plan.measures, key))) : dash
              }
              after={f.percent(after)}
              within={after !== null && after <= tolerance + 1e-9}
            />
          );
        })}
        <Line
          name={t('design:broken')}
          before={alignment ? f.count(brokenTerritories(alignment)) : dash}
          after={f.count(result.nonContiguous)}
          within={result.nonContiguous === 0}
        />
        <Line
          name={t('design:travel')}
          note={boundNote()}
          before={f.distance(result.travelBeforeMetres)}
          after={f.distance(result.travelMetres)}
        />
        <Line
          name={t('design:moved')}
          before={alignment ? f.count(alignment.movedAccounts) : dash}
          after={f.count(result.movedAccounts)}
          afterNote={share(result.movedAccounts, alignment?.total.accounts)}
        />
        <Line
          name={t('design:movedSales')}
          before={alignment ? f.money(alignment.movedSalesFen) : dash}
          after={f.money(result.movedSalesFen)}
          afterNote={share(result.movedSalesFen, alignment?.total.salesFen)}
        />
      </Table.Tbody>
    </Table>
  );

  /** Says exactly which plans the bound holds for. */
  function boundNote(): string | null {
    const { lowerBoundMetres, boundOf, travelMetres } = result;
    if (lowerBoundMetres === null || boundOf === null || lowerBoundMetres <= 0) return null;
    const figures = {
      bound: f.distance(lowerBoundMetres),
      gap: f.percent(travelMetres / lowerBoundMetres - 1),
    };
    if (boundOf.measure === null) return t(`design:bound.${boundOf.kind}`, figures);
    return t(`design:bound.${boundOf.kind}Of`, { ...figures, measure: measureName(boundOf.measure) });
  }
}

function Line(props: {
  name: string;
  note?: string | null;
  before: string;
  after: string;
  afterNote?: string | null;
  within?: boolean;
}) {
  return (
    <Table.Tr>
      <Table.Td>
        {props.name}
        {props.note != null && (
          <Text size="xs" c="dimmed">
            {props.note}
          </Text>
        )}
      </Table.Td>
      <Table.Td className={classes.number}>{props.before}</Table.Td>
      <Table.Td className={classes.number} data-within={props.within}>
        {props.after}
        {props.afterNote != null && (
          <Text size="xs" c="dimmed">
            {props.afterNote}
          </Text>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
