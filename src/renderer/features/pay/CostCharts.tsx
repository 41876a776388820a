import { Text } from '@mantine/core';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Payouts, PaySimulation } from '../../../shared/contract/pay.ts';
import { useFormat } from '../../app/format.ts';
import { Chart, tooltip } from '../../charts/Chart.tsx';
import type { ChartColours } from '../../charts/chart-colours.ts';
import classes from './pay.module.css';

const height = 190;

const axisStyle = (colours: ChartColours) => ({
  axisLabel: { color: colours.dimmed, fontSize: 11 },
  axisLine: { lineStyle: { color: colours.line } },
  axisTick: { show: false },
  splitLine: { lineStyle: { color: colours.line } },
});

/** Total cost if everyone attained so much; the attainment chosen is marked. */
export function CostChart({ cost, attainment }: { cost: Payouts['cost']; attainment: number }) {
  const { t } = useTranslation();
  const f = useFormat();
  const option = useCallback(
    (colours: ChartColours) => ({
      grid: { left: 70, right: 14, top: 10, bottom: 22 },
      tooltip: {
        ...tooltip(colours),
        valueFormatter: (value: unknown) => f.money(Number(value)),
      },
      xAxis: {
        type: 'value',
        max: 200,
        ...axisStyle(colours),
        axisLabel: { ...axisStyle(colours).axisLabel, formatter: '{value} %' },
        splitLine: { show: false },
      },
      yAxis: {
        type: 'value',
        splitNumber: 4,
        ...axisStyle(colours),
        axisLabel: { ...axisStyle(colours).axisLabel, formatter: (value: number) => f.money(value) },
      },
      series: [
        {
          name: t('pay:totalCost'),
          type: 'line',
          showSymbol: false,
          lineStyle: { color: colours.primary, width: 2 },
          itemStyle: { color: colours.primary },
          data: cost.map((point) => [Math.round(point.attainment * 100), point.totalFen]),
          markLine: {
            symbol: 'none',
            silent: true,
            lineStyle: { color: colours.second, type: 'dashed' },
            label: { show: false },
            data: [{ xAxis: attainment * 100 }],
          },
        },
      ],
    }),
    [cost, attainment, t, f],
  );
  return (
    <div>
      <Text size="xs" fw={600}>
        {t('pay:costChart')}
      </Text>
      <Chart option={option} height={height} describe={t('pay:costChart')} />
    </div>
  );
}

/** How often each total cost came about; the three percentiles are marked. */
export function ChanceChart({ simulation }: { simulation: PaySimulation }) {
  const { t } = useTranslation();
  const f = useFormat();
  const { histogram, total, pairs } = simulation;
  const option = useCallback(
    (colours: ChartColours) => {
      const middleOf = (index: number) => histogram.from + (index + 0.5) * histogram.step;
      const mark = (key: 'low' | 'middle' | 'high') => ({
        xAxis: total[key],
        name: t(`pay:percentile.${key}`),
      });
      return {
        grid: { left: 44, right: 14, top: 26, bottom: 22 },
        tooltip: { ...tooltip(colours), valueFormatter: (value: unknown) => f.count(Number(value)) },
        xAxis: {
          type: 'value',
          min: histogram.from,
          max: histogram.from + histogram.step * histogram.counts.length,
          splitNumber: 4,
          ...axisStyle(colours),
          axisLabel: {
            ...axisStyle(colours).axisLabel,
            formatter: (value: number) => f.money(Math.round(value)),
            hideOverlap: true,
          },
          splitLine: { show: false },
        },
        yAxis: { type: 'value', splitNumber: 3, ...axisStyle(colours) },
        series: [
          {
            name: t('pay:times'),
            type: 'bar',
            barWidth: '92%',
            itemStyle: { color: colours.primary, borderRadius: [2, 2, 0, 0] },
            data: histogram.counts.map((count, index) => [middleOf(index), count]),
            markLine: {
              symbol: 'none',
              silent: true,
              lineStyle: { color: colours.second, type: 'dashed' },
              label: { color: colours.text, fontSize: 11, formatter: '{b}' },
              data: [mark('low'), mark('middle'), mark('high')],
            },
          },
        ],
      };
    },
    [histogram, total, t, f],
  );
  const years = pairs.map(([from, to]) => `${from}–${to}`).join(t('grid:listSeparator'));
  return (
    <div>
      <Text size="xs" fw={600}>
        {t('pay:chanceChart')}{' '}
        <span className={classes.dim}>
          {pairs.length === 0
            ? t('pay:chanceNoPairs')
            : t('pay:draws', { count: f.count(simulation.draws), years })}
        </span>
      </Text>
      <Chart option={option} height={height} describe={t('pay:chanceChart')} />
    </div>
  );
}
