import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanState } from '../../../shared/contract/plan.ts';
import { useFormat } from '../../app/format.ts';
import { Chart, tooltip } from '../../charts/Chart.tsx';
import type { ChartColours } from '../../charts/chart-colours.ts';
import { useDesignJob } from './job-store.ts';
import { useMeasureName } from './use-measure-name.ts';

/** Deviations beyond this are off the chart: the first moments would flatten the rest. */
const ceiling = 100;

/** Largest deviation per measure over the seconds of the search, with the tolerance it must reach. */
export function SearchChart({ plan }: { plan: PlanState }) {
  const { t } = useTranslation();
  const f = useFormat();
  const { samples, measures, tolerances } = useDesignJob();
  const measureName = useMeasureName(plan);
  const option = useCallback(
    (colours: ChartColours) => {
      const inks = [colours.primary, colours.second, colours.dimmed, colours.text];
      return {
        grid: { left: 44, right: 12, top: 30, bottom: 36 },
        legend: {
          top: 0,
          left: 0,
          itemWidth: 14,
          itemHeight: 8,
          textStyle: { color: colours.text, fontSize: 11 },
        },
        tooltip: {
          ...tooltip(colours),
          valueFormatter: (value: unknown) => f.percent(Number(value) / 100),
        },
        xAxis: {
          type: 'value',
          min: 0,
          name: t('design:seconds'),
          nameLocation: 'middle',
          nameGap: 22,
          nameTextStyle: { color: colours.dimmed, fontSize: 11 },
          axisLabel: { color: colours.dimmed, fontSize: 11 },
          splitLine: { show: false },
        },
        yAxis: {
          type: 'value',
          min: 0,
          max: (range: { max: number }) => Math.min(Math.ceil(range.max), ceiling),
          axisLabel: { color: colours.dimmed, fontSize: 11, formatter: '{value} %' },
          splitLine: { lineStyle: { color: colours.line } },
        },
        series: measures.map((key, index) => ({
          name: measureName(key),
          type: 'line',
          step: 'end',
          showSymbol: false,
          lineStyle: { width: 2, type: index % 2 === 0 ? 'solid' : 'dashed' },
          color: inks[index % inks.length],
          data: samples.map(({ seconds, deviation }) => [
            Number(seconds.toFixed(2)),
            Number(((deviation[index] ?? 0) * 100).toFixed(2)),
          ]),
          markLine:
            index === 0
              ? {
                  silent: true,
                  symbol: 'none',
                  lineStyle: { color: colours.dimmed, type: 'dotted' },
                  label: { show: false },
                  data: [...new Set(tolerances)].map((tolerance) => ({ yAxis: tolerance * 100 })),
                }
              : undefined,
        })),
      };
    },
    [samples, measures, tolerances, measureName, t, f],
  );
  return <Chart option={option} height={200} describe={t('design:chart')} />;
}
