import { Text } from '@mantine/core';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../app/format.ts';
import { Chart, tooltip } from '../../charts/Chart.tsx';
import type { ChartColours } from '../../charts/chart-colours.ts';

/** Share of each month in the year; months the history had no figures for are paler. */
export function SeasonChart({ season, gaps }: { season: readonly number[]; gaps: readonly number[] }) {
  const { t } = useTranslation();
  const f = useFormat();
  const option = useCallback(
    (colours: ChartColours) => ({
      grid: { left: 34, right: 4, top: 8, bottom: 20 },
      tooltip: { ...tooltip(colours), valueFormatter: (value: unknown) => f.percent(Number(value) / 100, 2) },
      xAxis: {
        type: 'category',
        data: season.map((_, index) => String(index + 1)),
        axisTick: { show: false },
        axisLine: { lineStyle: { color: colours.line } },
        axisLabel: { color: colours.dimmed, fontSize: 11, interval: 0 },
      },
      yAxis: {
        type: 'value',
        axisLabel: { color: colours.dimmed, fontSize: 11, formatter: '{value} %' },
        splitLine: { lineStyle: { color: colours.line } },
        splitNumber: 3,
      },
      series: [
        {
          name: t('quota:seasonShare'),
          type: 'bar',
          barCategoryGap: '25%',
          data: season.map((share, index) => ({
            value: Number((share * 100).toFixed(3)),
            itemStyle: {
              color: colours.primary,
              opacity: gaps.includes(index + 1) ? 0.35 : 1,
              borderRadius: [2, 2, 0, 0],
            },
          })),
        },
      ],
    }),
    [season, gaps, t, f],
  );
  return (
    <div>
      <Chart option={option} height={130} describe={t('quota:seasonChart')} />
      {gaps.length > 0 && (
        <Text size="xs" c="dimmed" mt={8}>
          {gaps.length === 12
            ? t('quota:noHistory')
            : t('quota:gaps', {
                months: gaps.map((month) => t('quota:month', { month })).join(t('grid:listSeparator')),
              })}
        </Text>
      )}
    </div>
  );
}
