import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../app/format.ts';
import { Chart, tooltip } from '../../charts/Chart.tsx';
import type { ChartColours } from '../../charts/chart-colours.ts';
import type { SeriesFigure } from './series-figures.ts';
import type { Vary } from './series-store.ts';
import type { DesignForm } from './settings.ts';

interface Props {
  vary: Vary;
  figures: readonly SeriesFigure[];
  pointed: number | null;
  measures: DesignForm['measures'];
  onPoint: (index: number | null, clicked: boolean) => void;
}

const percent = (share: number) => Number((share * 100).toFixed(2));

/** Disruption × balance as one line of points, or balance, travel and disruption against the number of territories. */
export function SeriesChart({ vary, figures, pointed, measures, onPoint }: Props) {
  const { t } = useTranslation();
  const f = useFormat();
  const option = useCallback(
    (colours: ChartColours) => {
      const label = { color: colours.dimmed, fontSize: 11 };
      const name = { nameTextStyle: label, nameGap: 22, nameLocation: 'middle' };
      const splitLine = { lineStyle: { color: colours.line } };
      const points = (of: (figure: SeriesFigure) => readonly [number, number]) =>
        figures.map((figure, index) => ({
          value: of(figure),
          symbolSize: index === pointed ? 14 : 9,
          symbol: figure.feasible ? 'circle' : 'emptyCircle',
        }));
      const tolerance = {
        silent: true,
        symbol: 'none',
        lineStyle: { color: colours.dimmed, type: 'dotted' },
        label: { show: false },
        data: [...new Set(measures.map((measure) => measure.tolerance))].map((share) => ({
          yAxis: percent(share),
        })),
      };
      const common = { type: 'line', lineStyle: { width: 2 }, cursor: 'pointer', z: 3 };
      if (vary === 'disruption')
        return {
          grid: { left: 46, right: 16, top: 24, bottom: 38 },
          tooltip: {
            ...tooltip(colours),
            trigger: 'item' as const,
            formatter: ({ dataIndex }: { dataIndex: number }) => describe(figures[dataIndex]),
          },
          xAxis: {
            ...name,
            type: 'value',
            min: 0,
            name: t('design:series.moved'),
            axisLabel: { ...label, formatter: '{value} %' },
            splitLine: { show: false },
          },
          yAxis: {
            type: 'value',
            min: 0,
            name: t('design:series.deviation'),
            nameTextStyle: { ...label, align: 'left', padding: [0, 0, 0, -38] },
            nameGap: 10,
            axisLabel: { ...label, formatter: '{value} %' },
            splitLine,
          },
          series: [
            {
              ...common,
              color: colours.primary,
              data: points(({ moved, deviation }) => [percent(moved), percent(deviation)]),
              markLine: tolerance,
            },
          ],
        };
      return {
        grid: { left: 46, right: 52, top: 32, bottom: 38 },
        legend: {
          top: 0,
          left: 0,
          itemWidth: 14,
          itemHeight: 8,
          textStyle: { color: colours.text, fontSize: 11 },
        },
        tooltip: {
          ...tooltip(colours),
          trigger: 'item' as const,
          formatter: ({ dataIndex }: { dataIndex: number }) => describe(figures[dataIndex]),
        },
        xAxis: {
          ...name,
          type: 'value',
          name: t('design:count'),
          minInterval: 1,
          scale: true,
          axisLabel: label,
          splitLine: { show: false },
        },
        yAxis: [
          { type: 'value', min: 0, axisLabel: { ...label, formatter: '{value} %' }, splitLine },
          {
            type: 'value',
            scale: true,
            axisLabel: { ...label, formatter: '{value} km' },
            splitLine: { show: false },
          },
        ],
        series: [
          {
            ...common,
            name: t('design:series.deviation'),
            color: colours.primary,
            data: points(({ value, deviation }) => [value, percent(deviation)]),
            markLine: tolerance,
          },
          {
            ...common,
            name: t('design:series.moved'),
            color: colours.dimmed,
            lineStyle: { width: 2, type: 'dotted' },
            data: points(({ value, moved }) => [value, percent(moved)]),
          },
          {
            ...common,
            name: t('design:travel'),
            color: colours.second,
            lineStyle: { width: 2, type: 'dashed' },
            yAxisIndex: 1,
            data: points(({ value, travelMetres }) => [value, Number((travelMetres / 1000).toFixed(2))]),
          },
        ],
      };

      function describe(figure: SeriesFigure | undefined): string {
        if (figure === undefined) return '';
        const value = vary === 'count' ? f.count(figure.value) : `≤ ${f.percent(figure.value, 0)}`;
        return [
          `${t(`design:series.${vary}.value`)}  ${value}`,
          `${t('design:series.deviation')}  ${f.percent(figure.deviation)}`,
          `${t('design:travel')}  ${f.distance(figure.travelMetres)}`,
          `${t('design:series.moved')}  ${f.percent(figure.moved)}`,
        ].join('\n');
      }
    },
    [vary, figures, pointed, measures, t, f],
  );
  return <Chart option={option} height={230} describe={t(`design:series.${vary}.chart`)} onPoint={onPoint} />;
}
