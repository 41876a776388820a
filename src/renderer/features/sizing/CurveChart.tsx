import { Text, Title } from '@mantine/core';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { SizingReport } from '../../../shared/contract/sizing.ts';
import { useFormat } from '../../app/format.ts';
import { Chart, tooltip } from '../../charts/Chart.tsx';
import type { ChartColours } from '../../charts/chart-colours.ts';
import { flatTop, profits } from './curve.ts';
import classes from './sizing.module.css';

/** How far above a rep's cost the axis of single contributions goes: the crossing stays in sight. */
const headroom = 6;

/** What one more rep adds against its cost, and the whole result; the three methods' numbers marked. */
export function CurveChart({ report }: { report: SizingReport }) {
  const { t } = useTranslation();
  const f = useFormat();
  const { settings, buildUp, breakdown } = report;
  const curve = report.marginal.result;
  const cost = settings.repCostFen;
  const profit = useMemo(() => (curve === null ? [] : profits(curve.contributionFen, cost)), [curve, cost]);
  const marks = useMemo(
    () =>
      [
        { count: buildUp.result?.count ?? 0, name: t('sizing:method.buildUp') },
        { count: breakdown.result?.count ?? 0, name: t('sizing:method.breakdown') },
        { count: curve?.count ?? 0, name: t('sizing:method.marginal') },
      ].filter(({ count }) => count > 0 && count <= profit.length),
    [buildUp, breakdown, curve, profit, t],
  );
  const option = useCallback(
    (colours: ChartColours) => {
      const label = { color: colours.dimmed, fontSize: 11 };
      const adds = f.moneyColumn([cost * headroom]);
      const whole = f.moneyColumn(profit.map((fen) => Math.round(fen)));
      const axis = (column: typeof adds) => ({
        type: 'value',
        name: column.unit,
        nameTextStyle: label,
        nameGap: 10,
        axisLabel: { ...label, formatter: (fen: number) => column.format(fen) },
      });
      return {
        grid: { left: 64, right: 64, top: 56, bottom: 36 },
        legend: {
          top: 0,
          left: 0,
          itemWidth: 16,
          itemHeight: 8,
          textStyle: { color: colours.text, fontSize: 11 },
        },
        tooltip: { ...tooltip(colours), valueFormatter: (fen: unknown) => f.money(Math.round(Number(fen))) },
        xAxis: {
          type: 'category',
          data: profit.map((_, index) => String(index + 1)),
          name: t('sizing:chart.axis'),
          nameLocation: 'middle',
          nameGap: 22,
          nameTextStyle: label,
          axisTick: { show: false },
          axisLine: { lineStyle: { color: colours.line } },
          axisLabel: label,
        },
        yAxis: [
          {
            ...axis(adds),
            min: 0,
            max: cost * headroom || undefined,
            splitLine: { lineStyle: { color: colours.line } },
          },
          { ...axis(whole), splitLine: { show: false } },
        ],
        series: [
          {
            name: t('sizing:chart.marginal'),
            type: 'line',
            color: colours.primary,
            showSymbol: false,
            clip: true,
            data: curve?.marginalFen ?? [],
            markLine: {
              silent: true,
              symbol: 'none',
              data: [
                {
                  yAxis: cost,
                  lineStyle: { color: colours.text, type: 'dashed' },
                  label: {
                    formatter: t('sizing:chart.cost'),
                    position: 'insideStartTop',
                    color: colours.text,
                    fontSize: 11,
                  },
                },
                ...marks.map(({ count, name }, index) => ({
                  xAxis: count - 1,
                  lineStyle: { color: colours.dimmed, type: 'dotted' },
                  label: {
                    formatter: `${name} ${count}`,
                    color: colours.text,
                    fontSize: 11,
                    position: 'end',
                    // neighbours' names one above the other
                    distance: 2 + (index % 2) * 14,
                  },
                })),
              ],
            },
          },
          {
            name: t('sizing:chart.profit'),
            type: 'line',
            yAxisIndex: 1,
            color: colours.second,
            lineStyle: { type: 'dashed', width: 2 },
            showSymbol: false,
            data: profit,
          },
        ],
      };
    },
    [curve, cost, profit, marks, t, f],
  );
  if (curve === null) return null;
  const flat = flatTop(profit);
  return (
    <section className={classes.chart}>
      <Title order={3} mb={6}>
        {t('sizing:chart.title')}
      </Title>
      <Chart option={option} height={280} describe={t('sizing:chart.describe', { count: curve.count })} />
      {flat !== null && (
        <Text size="xs" c="dimmed">
          {t('sizing:chart.flat', { low: flat.low, high: flat.high })}
        </Text>
      )}
    </section>
  );
}
