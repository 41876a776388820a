import { Text, useComputedColorScheme } from '@mantine/core';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Comparison } from '../../../shared/contract/scenario.ts';
import { useFormat } from '../../app/format.ts';
import { territoryColour } from '../../app/palette.ts';
import { usePlan } from '../../app/queries.ts';
import { Chart, tooltip } from '../../charts/Chart.tsx';
import type { ChartColours } from '../../charts/chart-colours.ts';
import classes from './compare.module.css';
import { radarAxes, radarSides, sankeyData, sankeyMost } from './radar.ts';
import { useScenarioLabel } from './scenario-label.ts';

const dashes = ['solid', 'dashed', 'dotted', [8, 3, 2, 3]] as const;
const symbols = ['circle', 'rect', 'triangle', 'diamond'] as const;

/** All scenarios on a radar, and what moves from territory to territory between the first and the one chosen. */
export function CompareCharts(props: { comparisons: readonly Comparison[]; comparison: Comparison }) {
  return (
    <div className={classes.charts}>
      <Radar comparisons={props.comparisons} />
      <Flows comparison={props.comparison} />
    </div>
  );
}

function Radar({ comparisons }: { comparisons: readonly Comparison[] }) {
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
    <section className={classes.chart} aria-label={t('compare:radar')}>
      <Text size="xs" fw={600}>
        {t('compare:radar')}
      </Text>
      <Chart option={option} height={300} describe={words.join('; ')} />
    </section>
  );
}

function Flows({ comparison }: { comparison: Comparison }) {
  const { t } = useTranslation();
  const f = useFormat();
  const label = useScenarioLabel();
  const data = useMemo(() => sankeyData(comparison, t('compare:nobody')), [comparison, t]);
  const title = t('compare:sankey', { from: label(comparison.left), to: label(comparison.right) });
  const option = useCallback(
    (colours: ChartColours) => {
      const labels = new Map(data.nodes.map(({ name, label: text }) => [name, text]));
      return {
        tooltip: {
          ...tooltip(colours),
          trigger: 'item' as const,
          formatter: ({ data: item }: { data: { source?: string; target?: string; value?: number } }) =>
            item.source === undefined
              ? ''
              : `${labels.get(item.source)} → ${labels.get(item.target ?? '')}\n${f.money(item.value ?? 0)}`,
        },
        series: [
          {
            type: 'sankey' as const,
            left: 8,
            right: 110,
            top: 8,
            bottom: 8,
            nodeGap: 6,
            nodeWidth: 12,
            draggable: false,
            labelLayout: { hideOverlap: true },
            layoutIterations: 0,
            data: data.nodes.map(({ name, depth }) => ({ name, depth })),
            links: data.links,
            label: {
              color: colours.text,
              fontSize: 11,
              formatter: ({ name }: { name: string }) => labels.get(name) ?? '',
            },
            itemStyle: { color: colours.primary, borderWidth: 0 },
            lineStyle: { color: colours.second, opacity: 0.32, curveness: 0.5 },
          },
        ],
      };
    },
    [data, f],
  );
  return (
    <section className={classes.chart} aria-label={title}>
      <Text size="xs" fw={600}>
        {title}
      </Text>
      {data.links.length === 0 ? (
        <Text size="sm" c="dimmed" m="auto">
          {t('compare:sankeyNone')}
        </Text>
      ) : (
        <>
          <Chart
            option={option}
            height={Math.max(260, Math.min(560, data.nodes.length * 14))}
            describe={`${title}: ${data.links.length}`}
          />
          {data.total > sankeyMost && (
            <Text size="xs" c="dimmed">
              {t('compare:sankeyMore', { shown: f.count(data.links.length), total: f.count(data.total) })}
            </Text>
          )}
        </>
      )}
    </section>
  );
}
