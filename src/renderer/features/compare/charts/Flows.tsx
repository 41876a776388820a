import { Text } from '@mantine/core';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Comparison } from '../../../../shared/contract/compare.ts';
import { useFormat } from '../../../app/format.ts';
import { Chart, tooltip } from '../../../charts/Chart.tsx';
import type { ChartColours } from '../../../charts/chart-colours.ts';
import { useScenarioLabel } from '../scenario-label.ts';
import { ChartFrame } from './ChartFrame.tsx';
import { sankeyData, sankeyMost } from './radar.ts';

/** What moves from territory to territory, by sales. */
export function Flows({ comparison }: { comparison: Comparison }) {
  const { t } = useTranslation();
  const f = useFormat();
  const label = useScenarioLabel();
  const data = useMemo(() => sankeyData(comparison, t('compare:nobody')), [comparison, t]);
  const title = t('compare:sankey', { from: label(comparison.left), to: label(comparison.right) });
  const labels = useMemo(() => new Map(data.nodes.map(({ name, label: text }) => [name, text])), [data]);
  const option = useCallback(
    (colours: ChartColours) => ({
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
    }),
    [data, labels, f],
  );
  return (
    <ChartFrame
      title={title}
      table={{
        headings: [t('compare:fromTerritory'), t('compare:toTerritory'), t('compare:sales')],
        rows: data.links.map(({ source, target, value }) => ({
          key: `${source} ${target}`,
          cells: [labels.get(source) ?? '', labels.get(target) ?? '', f.money(value)],
        })),
      }}
    >
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
    </ChartFrame>
  );
}
