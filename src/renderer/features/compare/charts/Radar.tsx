import { useComputedColorScheme } from '@mantine/core';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Comparison } from '../../../../shared/contract/compare.ts';
import { useFormat } from '../../../app/format.ts';
import { territoryColour } from '../../../app/palette.ts';
import { usePlan } from '../../../app/queries.ts';
import { Chart, tooltip } from '../../../charts/Chart.tsx';
import type { ChartColours } from '../../../charts/chart-colours.ts';
import { ChartFrame } from './ChartFrame.tsx';
import { radarAxes, radarSides } from './radar.ts';

const dashes = ['solid', 'dashed', 'dotted', [8, 3, 2, 3]] as const;
const symbols = ['circle', 'rect', 'triangle', 'diamond'] as const;

/** All scenarios on six axes. */
export function Radar({ comparisons }: { comparisons: readonly Comparison[] }) {
  const { t } = useTranslation();
  const f = useFormat();
  const scheme = useComputedColorScheme('light');
  const accounts = usePlan().data?.counts.accounts ?? 0;
  const sides = useMemo(() => radarSides(comparisons, accounts), [comparisons, accounts]);
  const hues = useMemo(() => {
    const [first] = comparisons;
    const scenarios = first ? [first.left, ...comparisons.map(({ right }) => right)] : [];
    return scenarios.map(({ colour }) => territoryColour(colour, scheme).line);
  }, [comparisons, scheme]);
  const option = useCallback(
    (colours: ChartColours) => ({
      tooltip: {
        ...tooltip(colours),
        trigger: 'item' as const,
        valueFormatter: (value: unknown) => f.percent(Number(value), 0),
      },
      legend: { bottom: 0, textStyle: { color: colours.text }, data: sides.map(({ name }) => name) },
      radar: {
        radius: '62%',
        center: ['50%', '46%'],
        indicator: radarAxes.map((axis) => ({ name: t(`compare:axis.${axis}`), min: 0, max: 1 })),
        axisName: { color: colours.dimmed },
        splitArea: { show: false },
        splitLine: { lineStyle: { color: colours.line } },
        axisLine: { lineStyle: { color: colours.line } },
      },
      series: [
        {
          type: 'radar' as const,
          data: sides.map(({ name, values }, index) => ({
            name,
            value: values,
            symbol: symbols[index],
            symbolSize: 7,
            itemStyle: { color: hues[index] },
            lineStyle: { color: hues[index], width: 2, type: dashes[index] },
          })),
        },
      ],
    }),
    [sides, hues, t, f],
  );
  const words = sides.map(
    ({ name, values }) =>
      `${name}: ${radarAxes.map((axis, at) => `${t(`compare:axis.${axis}`)} ${f.percent(values[at] ?? 0, 0)}`).join(', ')}`,
  );
  return (
    <ChartFrame
      title={t('compare:radar')}
      table={{
        headings: [t('compare:figureName'), ...sides.map(({ name }) => name)],
        rows: radarAxes.map((axis, at) => ({
          key: axis,
          cells: [t(`compare:axis.${axis}`), ...sides.map(({ values }) => f.percent(values[at] ?? 0, 0))],
        })),
      }}
    >
      <Chart option={option} height={300} describe={words.join('; ')} />
    </ChartFrame>
  );
}
