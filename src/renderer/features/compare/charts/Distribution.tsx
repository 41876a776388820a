import { Select, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Comparison } from '../../../../shared/contract/compare.ts';
import { useFormat } from '../../../app/format.ts';
import { useScenarioLabel } from '../scenario-label.ts';
import { ChartFrame } from './ChartFrame.tsx';
import { type Distributed, distributed, distributionSides } from './distribution.ts';
import { Strip } from './Strip.tsx';

/** How a figure is spread over the territories of each scenario, all on one scale. */
export function Distribution({ comparisons }: { comparisons: readonly Comparison[] }) {
  const { t } = useTranslation();
  const f = useFormat();
  const label = useScenarioLabel();
  const [of, setOf] = useState<Distributed>('workload');
  const { sides, reference } = useMemo(() => distributionSides(comparisons, of), [comparisons, of]);
  const scenarios = comparisons.flatMap(({ left, right }, index) => (index === 0 ? [left, right] : [right]));
  const nameOf = (id: number) => {
    const found = scenarios.find((scenario) => scenario.id === id);
    return found ? label(found) : '';
  };
  const text = (value: number) =>
    of === 'utilisation' || of === 'attainment' ? f.percent(value) : f.deviation(value);
  return (
    <ChartFrame
      title={t('compare:distribution.title')}
      tools={
        <Select
          size="xs"
          w={170}
          aria-label={t('compare:distribution.label')}
          allowDeselect={false}
          value={of}
          onChange={(value) => setOf(distributed.find((one) => one === value) ?? 'workload')}
          data={distributed.map((value) => ({ value, label: t(`compare:distribution.${value}`) }))}
        />
      }
      table={{
        headings: [
          t('compare:distribution.scenario'),
          t('compare:distribution.territory'),
          t(`compare:distribution.${of}`),
        ],
        rows: sides.flatMap(({ scenarioId, points }) =>
          points.map(({ territoryId, name, value }) => ({
            key: `${scenarioId} ${territoryId}`,
            cells: [nameOf(scenarioId), name, text(value)],
          })),
        ),
      }}
    >
      {reference === null ? (
        <Text size="sm" c="dimmed" m="auto">
          {t(of === 'attainment' ? 'compare:distribution.noneAttainment' : 'compare:distribution.none')}
        </Text>
      ) : (
        sides.map((side, index) => (
          <Strip
            key={side.scenarioId}
            side={side}
            index={index}
            name={nameOf(side.scenarioId)}
            reference={reference}
            text={text}
          />
        ))
      )}
    </ChartFrame>
  );
}
