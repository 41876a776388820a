import { ActionIcon, Button, Select, Skeleton, Stack, Text, Title, Tooltip } from '@mantine/core';
import { IconArrowsExchange } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanState, ScenarioSummary } from '../../../shared/contract/plan.ts';
import { useActiveScenario, useComparison, usePlan } from '../../app/queries.ts';
import { remember, setApp, useApp } from '../../app/store.ts';
import { ErrorNote } from '../common/ErrorNote.tsx';
import { ScenarioDot } from '../scenario/index.tsx';
import { scenarioTree } from '../scenario/tree.ts';
import { CompareMaps } from './CompareMaps.tsx';
import { CompareTabs } from './CompareTabs.tsx';
import classes from './compare.module.css';
import { FigureTable } from './FigureTable.tsx';
import { useScenarioLabel } from './scenario-label.ts';

const memoryName = 'compare';

interface Sides {
  left: number | null;
  right: number | null;
}

function readSides(memory: unknown, plan: PlanState, activeId: number | null): Sides {
  const known = (id: unknown): number | null =>
    typeof id === 'number' && plan.scenarios.some((scenario) => scenario.id === id) ? id : null;
  const remembered = (typeof memory === 'object' && memory !== null ? memory : {}) as Partial<
    Record<keyof Sides, unknown>
  >;
  const present = plan.scenarios.find(({ isPresent }) => isPresent)?.id ?? plan.scenarios[0]?.id ?? null;
  const left = known(remembered.left) ?? present;
  const otherThan = (id: number | null) =>
    plan.scenarios.findLast((scenario) => scenario.id !== id)?.id ?? null;
  const right =
    known(remembered.right) ?? (activeId !== null && activeId !== left ? activeId : otherThan(left));
  return { left, right: right === left ? otherThan(left) : right };
}

/** Scenarios that cut the market the same way: geography with geography, or one layer with itself and with the present state. */
function comparableScenarios(plan: PlanState, layerId: number | null): PlanState {
  return {
    ...plan,
    scenarios: plan.scenarios.filter(
      ({ layer, isPresent }) => (layer?.id ?? null) === layerId || (isPresent && layer === null),
    ),
  };
}

/** Two scenarios side by side: figures, maps in step, and what changes hands. */
export function CompareScreen() {
  const plan = usePlan().data;
  const layerId = useActiveScenario()?.layer?.id ?? null;
  const comparable = useMemo(() => plan && comparableScenarios(plan, layerId), [plan, layerId]);
  return comparable ? <Board plan={comparable} /> : <Skeleton m="lg" h={300} />;
}

function Board({ plan }: { plan: PlanState }) {
  const { t } = useTranslation();
  const memory = useApp((state) => state.memory[memoryName]);
  const activeId = useApp((state) => state.scenarioId);
  const { left, right } = readSides(memory, plan, activeId);
  const comparison = useComparison(left, right);
  const choose = (sides: Partial<Sides>) => {
    const next = { left, right, ...sides };
    // The same on both sides compares nothing: the other side takes the one given up.
    if (next.left === next.right)
      remember(
        memoryName,
        sides.left === undefined ? { left: right, right: next.right } : { left: next.left, right: left },
      );
    else remember(memoryName, next);
  };
  return (
    <div className={classes.screen}>
      <div className={classes.head}>
        <Title order={1}>{t('compare:title')}</Title>
        <div className={classes.choosers}>
          <ScenarioSelect
            label={t('compare:left')}
            plan={plan}
            value={left}
            onChange={(id) => choose({ left: id })}
          />
          <Tooltip label={t('compare:swap')}>
            <ActionIcon
              aria-label={t('compare:swap')}
              disabled={right === null}
              onClick={() => remember(memoryName, { left: right, right: left })}
            >
              <IconArrowsExchange size={18} stroke={1.7} />
            </ActionIcon>
          </Tooltip>
          <ScenarioSelect
            label={t('compare:right')}
            plan={plan}
            value={right}
            onChange={(id) => choose({ right: id })}
          />
        </div>
      </div>
      {plan.scenarios.length < 2 ? (
        <div className={classes.alone}>
          <Stack align="center" gap="sm">
            <Text c="dimmed" maw={440} ta="center">
              {t('compare:onlyOne')}
            </Text>
            <Button size="sm" onClick={() => setApp({ screen: 'design' })}>
              {t('compare:design')}
            </Button>
          </Stack>
        </div>
      ) : comparison.isError ? (
        <div className={classes.alone}>
          <ErrorNote error={comparison.error} />
        </div>
      ) : comparison.data === undefined ? (
        <Skeleton m="md" h={400} />
      ) : (
        <>
          <CompareMaps comparison={comparison.data} />
          <div className={classes.lower}>
            <FigureTable comparison={comparison.data} />
            <CompareTabs comparison={comparison.data} />
          </div>
        </>
      )}
    </div>
  );
}

function ScenarioSelect(props: {
  label: string;
  plan: PlanState;
  value: number | null;
  onChange: (id: number) => void;
}) {
  const label = useScenarioLabel();
  const rows = scenarioTree(props.plan.scenarios);
  const byValue = new Map<string, ScenarioSummary>(
    rows.map(({ scenario }) => [String(scenario.id), scenario]),
  );
  const chosen = byValue.get(String(props.value));
  return (
    <Select
      size="sm"
      w={220}
      aria-label={props.label}
      allowDeselect={false}
      leftSection={chosen ? <ScenarioDot colour={chosen.colour} /> : null}
      data={rows.map(({ scenario }) => ({ value: String(scenario.id), label: label(scenario) }))}
      value={props.value === null ? null : String(props.value)}
      onChange={(value) => {
        if (value !== null) props.onChange(Number(value));
      }}
    />
  );
}
