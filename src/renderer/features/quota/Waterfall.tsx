import { Group, Select, Text } from '@mantine/core';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuotaSheet } from '../../../shared/contract/quota.ts';
import { useFormat } from '../../app/format.ts';
import { Chart, tooltip } from '../../charts/Chart.tsx';
import type { ChartColours } from '../../charts/chart-colours.ts';
import { amountsOf } from './amounts.ts';
import classes from './quota.module.css';
import { parentsOf, waterfall } from './tree-rows.ts';

/** How the parts of a node add up to it, bar by bar; a click goes down a level. */
export function Waterfall({ sheet }: { sheet: QuotaSheet }) {
  const { t } = useTranslation();
  const f = useFormat();
  const [of, setOf] = useState('all');
  const component = sheet.components.find(({ id }) => id === sheet.componentId);
  const amounts = useMemo(() => amountsOf(component ?? { unit: 'CNY', decimals: 2 }, f), [component, f]);
  const parents = useMemo(() => parentsOf(sheet.nodes), [sheet.nodes]);
  const bars = useMemo(() => waterfall(sheet.nodes, of, 0), [sheet.nodes, of]);
  const whole = sheet.nodes.find(({ node }) => node === of);
  const target = whole?.amountsFen[0] ?? 0;
  const assigned = bars.at(-1)?.end ?? 0;
  const option = useCallback(
    (colours: ChartColours) => {
      const names = [...bars.map(({ node }) => node.name), t('quota:waterfall.sum')];
      const figures = [...bars.map(({ start, end }) => end - start), assigned];
      return {
        grid: { left: 78, right: 16, top: 16, bottom: names.length > 14 ? 84 : 40 },
        tooltip: {
          ...tooltip(colours),
          formatter: (points: { dataIndex: number }[]) => {
            const at = points[0]?.dataIndex ?? 0;
            return `${names[at] ?? ''}\n${amounts.exact(figures[at] ?? 0)}`;
          },
        },
        xAxis: {
          type: 'category',
          data: names,
          axisTick: { show: false },
          axisLine: { lineStyle: { color: colours.line } },
          axisLabel: { color: colours.dimmed, fontSize: 11, rotate: names.length > 14 ? 55 : 0 },
        },
        yAxis: {
          type: 'value',
          axisLabel: {
            color: colours.dimmed,
            fontSize: 11,
            formatter: (value: number) => amounts.short(value),
          },
          splitLine: { lineStyle: { color: colours.line } },
        },
        series: [
          {
            type: 'bar',
            stack: 'fall',
            silent: true,
            itemStyle: { color: 'transparent' },
            data: [...bars.map(({ start }) => start), 0],
          },
          {
            name: t('quota:wholeYear'),
            type: 'bar',
            stack: 'fall',
            barCategoryGap: '30%',
            data: figures.map((value, at) => ({
              value,
              itemStyle: { color: at === bars.length ? colours.second : colours.primary, borderRadius: 2 },
            })),
            markLine: {
              silent: true,
              symbol: 'none',
              lineStyle: { color: colours.text, type: 'dashed' },
              label: { show: false },
              data: [{ yAxis: target }],
            },
          },
        ],
      };
    },
    [bars, assigned, target, amounts, t],
  );
  const onPoint = useCallback(
    (index: number | null, clicked: boolean) => {
      const node = index === null ? undefined : bars[index]?.node.node;
      if (clicked && node !== undefined && parents.has(node)) setOf(node);
    },
    [bars, parents],
  );
  return (
    <div className={classes.view}>
      <Group align="flex-end">
        <Select
          allowDeselect={false}
          label={t('quota:waterfall.of')}
          data={sheet.nodes
            .filter(({ node }) => parents.has(node))
            .map(({ node, name, depth }) => ({
              value: node,
              label: `${'　'.repeat(depth)}${name || t('quota:all')}`,
            }))}
          value={of}
          onChange={(value) => setOf(value ?? 'all')}
        />
        <Text size="sm" c="dimmed">
          {t(assigned === target ? 'quota:waterfall.exact' : 'quota:waterfall.over', {
            sum: amounts.exact(assigned),
            target: amounts.exact(target),
            share: target > 0 ? f.deviation(assigned / target - 1) : '–',
          })}
        </Text>
      </Group>
      <Chart option={option} height={420} describe={t('quota:waterfall.describe')} onPoint={onPoint} />
    </div>
  );
}
