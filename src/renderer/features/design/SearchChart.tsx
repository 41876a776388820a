import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanState } from '../../../shared/contract/plan.ts';
import { useFormat } from '../../app/format.ts';
import { Chart, tooltip } from '../../charts/Chart.tsx';
import type { ChartColours } from '../../charts/chart-colours.ts';
import { deviationCeiling } from './deviation-ceiling.ts';
import { useDesignJob } from './job-store.ts';
import { useMeasureName } from './use-measure-name.ts';

const round = (value: number) => Number(value.toFixed(2));

/**
 * Above: largest deviation per measure over the seconds of the search, with the tolerance it must reach. Below: mean travel,
 * and the bound no plan can be better than, once it is proven.
 */
export function SearchChart({ plan }: { plan: PlanState }) {
  const { t } = useTranslation();
  const f = useFormat();
  const samples = useDesignJob((state) => state.samples);
  const asked = useDesignJob((state) => state.asked);
  const running = useDesignJob((state) => state.phase !== 'done');
  const measureName = useMeasureName(plan);
  const option = useCallback(
    (colours: ChartColours) => {
      const inks = [colours.primary, colours.second, colours.dimmed, colours.text];
      const measures = asked?.measures ?? [];
      const label = { color: colours.dimmed, fontSize: 11 };
      const value = { type: 'value', axisLabel: label, splitLine: { lineStyle: { color: colours.line } } };
      // While it runs the axis stands still; afterwards the search fills it.
      const end = running ? (asked?.seconds ?? 'dataMax') : 'dataMax';
      const line = { type: 'line', step: 'end', showSymbol: false };
      return {
        grid: [
          { left: 48, right: 12, top: 28, height: 92 },
          { left: 48, right: 12, top: 146, height: 76 },
        ],
        legend: {
          top: 0,
          left: 0,
          itemWidth: 14,
          itemHeight: 8,
          textStyle: { color: colours.text, fontSize: 11 },
        },
        axisPointer: { link: [{ xAxisIndex: 'all' }] },
        tooltip: tooltip(colours),
        xAxis: [
          {
            ...value,
            gridIndex: 0,
            min: 0,
            max: end,
            axisLabel: { show: false },
            splitLine: { show: false },
          },
          {
            ...value,
            gridIndex: 1,
            min: 0,
            max: end,
            name: t('design:seconds'),
            nameLocation: 'middle',
            nameGap: 20,
            nameTextStyle: label,
            splitLine: { show: false },
          },
        ],
        yAxis: [
          {
            ...value,
            gridIndex: 0,
            min: 0,
            max: (range: { max: number }) => Math.min(Math.ceil(range.max), deviationCeiling(samples)),
            splitNumber: 3,
            axisLabel: { ...label, formatter: '{value} %' },
          },
          {
            ...value,
            gridIndex: 1,
            scale: true,
            splitNumber: 3,
            axisLabel: { ...label, formatter: '{value} km' },
          },
        ],
        series: [
          ...measures.map(({ key }, index) => ({
            ...line,
            name: measureName(key),
            xAxisIndex: 0,
            yAxisIndex: 0,
            lineStyle: { width: 2, type: index % 2 === 0 ? 'solid' : 'dashed' },
            color: inks[index % inks.length],
            tooltip: { valueFormatter: (share: unknown) => f.percent(Number(share) / 100) },
            data: samples.map(({ seconds, deviation }) => [
              round(seconds),
              round((deviation[index] ?? 0) * 100),
            ]),
            markLine:
              index === 0
                ? {
                    silent: true,
                    symbol: 'none',
                    lineStyle: { color: colours.dimmed, type: 'dotted' },
                    label: { show: false },
                    data: [...new Set(measures.map(({ tolerance }) => tolerance))].map((tolerance) => ({
                      yAxis: tolerance * 100,
                    })),
                  }
                : undefined,
          })),
          {
            ...line,
            name: t('design:travel'),
            xAxisIndex: 1,
            yAxisIndex: 1,
            color: colours.text,
            lineStyle: { width: 2 },
            tooltip: { valueFormatter: (km: unknown) => f.distance(Number(km) * 1000) },
            data: samples.map(({ seconds, kilometres }) => [round(seconds), round(kilometres)]),
          },
          {
            ...line,
            name: t('design:boundShort'),
            xAxisIndex: 1,
            yAxisIndex: 1,
            color: colours.dimmed,
            lineStyle: { width: 1.5, type: 'dotted' },
            tooltip: { valueFormatter: (km: unknown) => f.distance(Number(km) * 1000) },
            data: samples.flatMap(({ seconds, boundKilometres }) =>
              boundKilometres === null ? [] : [[round(seconds), round(boundKilometres)]],
            ),
          },
        ],
      };
    },
    [samples, asked, running, measureName, t, f],
  );
  return <Chart option={option} height={262} describe={t('design:chart')} />;
}
