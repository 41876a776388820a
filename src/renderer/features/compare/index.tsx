import {
  ActionIcon,
  Button,
  SegmentedControl,
  Select,
  Skeleton,
  Stack,
  Text,
  Title,
  Tooltip,
} from '@mantine/core';
import { IconArrowsExchange, IconDownload, IconPlus, IconX } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanState, ScenarioSummary } from '../../../shared/contract/plan.ts';
import type { Comparison } from '../../../shared/contract/scenario.ts';
import { useFormat } from '../../app/format.ts';
import { useActiveScenario, useComparison, usePlan, useSnapshots } from '../../app/queries.ts';
import { remember, setApp, useApp } from '../../app/store.ts';
import { ErrorNote } from '../common/ErrorNote.tsx';
import { ScenarioDot } from '../scenario/index.tsx';
import { scenarioTree } from '../scenario/tree.ts';
import { CompareCharts } from './CompareCharts.tsx';
import { CompareMaps } from './CompareMaps.tsx';
import { CompareTabs } from './CompareTabs.tsx';
import classes from './compare.module.css';
import { DifferenceMap } from './DifferenceMap.tsx';
import { exportComparison } from './export-comparison.ts';
import { FigureTable } from './FigureTable.tsx';
import { SwipeMaps } from './SwipeMaps.tsx';
import { useScenarioLabel } from './scenario-label.ts';
import { mostSides, readSides, withSide, withSnapshots } from './sides.ts';

const memoryName = 'compare';
const views = ['maps', 'swipe', 'difference', 'charts'] as const;
type View = (typeof views)[number];

/** Scenarios that cut the market the same way: geography with geography, or one layer with itself and with the present state. */
function comparableScenarios(plan: PlanState, layerId: number | null): PlanState {
  return {
    ...plan,
    scenarios: plan.scenarios.filter(
      ({ layer, isPresent }) => (layer?.id ?? null) === layerId || (isPresent && layer === null),
    ),
  };
}

/** Two to four scenarios side by side: figures, maps in step, and what changes hands. */
export function CompareScreen() {
  const plan = usePlan().data;
  const layerId = useActiveScenario()?.layer?.id ?? null;
  const comparable = useMemo(() => plan && comparableScenarios(plan, layerId), [plan, layerId]);
  return comparable ? <Board plan={comparable} /> : <Skeleton m="lg" h={300} />;
}

/** The first side with each of the others; hooks are asked for as many as there can be. */
function useComparisons(sides: readonly number[]) {
  const [first = null, second = null, third = null, fourth = null] = sides;
  const all = [useComparison(first, second), useComparison(first, third), useComparison(first, fourth)];
  const asked = all.slice(0, Math.max(0, sides.length - 1));
  const [one, two, three] = asked.map(({ data }) => data);
  const comparisons = useMemo(() => [one, two, three].flatMap((data) => data ?? []), [one, two, three]);
  return {
    comparisons: comparisons.length === asked.length && comparisons.length > 0 ? comparisons : null,
    error: asked.find((query) => query.isError)?.error ?? null,
  };
}

function Board({ plan }: { plan: PlanState }) {
  const { t } = useTranslation();
  const f = useFormat();
  const memory = useApp((state) => state.memory[memoryName]);
  const activeId = useApp((state) => state.scenarioId);
  const snapshots = useSnapshots().data;
  const scenarios = useMemo(
    () =>
      withSnapshots(
        plan.scenarios,
        snapshots ?? [],
        ({ name, reason, at }, of) =>
          `${of.name} · ${name || t(`whatIf:snapshots.reason.${reason}`)} ${f.dateTime(at)}`,
      ),
    [plan.scenarios, snapshots, t, f],
  );
  const sides = readSides(memory, scenarios, plan.scenarios, activeId);
  const choose = (ids: readonly number[]) => remember(memoryName, { ids });
  const { comparisons: found, error } = useComparisons(sides);
  // Snapshots go by what they were taken for, not by the name they have in the file.
  const comparisons = useMemo(() => {
    const named = new Map(scenarios.map((scenario) => [scenario.id, scenario]));
    return (
      found?.map((comparison) => ({
        ...comparison,
        left: named.get(comparison.left.id) ?? comparison.left,
        right: named.get(comparison.right.id) ?? comparison.right,
      })) ?? null
    );
  }, [found, scenarios]);
  const [view, setView] = useState<View>('maps');
  const [shown, setShown] = useState(0);
  const spare = plan.scenarios.find(({ id }) => !sides.includes(id));
  const sideNames = [t('compare:left'), t('compare:right'), t('compare:third'), t('compare:fourth')];
  const labelOf = (id: number) => scenarios.find((scenario) => scenario.id === id)?.name ?? '';
  return (
    <div className={classes.screen}>
      <div className={classes.head}>
        <Title order={1}>{t('compare:title')}</Title>
        <div className={classes.choosers}>
          {sides.map((id, at) => (
            <div key={sideNames[at]} className={classes.chooser}>
              <ScenarioSelect
                label={sideNames[at] ?? ''}
                scenarios={scenarios}
                narrow={sides.length > 2}
                value={id}
                onChange={(next) => choose(withSide(sides, at, next))}
              />
              {at === 0 && sides.length > 1 && (
                <Tooltip label={t('compare:swap')}>
                  <ActionIcon
                    aria-label={t('compare:swap')}
                    onClick={() => choose([sides[1] ?? id, id, ...sides.slice(2)])}
                  >
                    <IconArrowsExchange size={18} stroke={1.7} />
                  </ActionIcon>
                </Tooltip>
              )}
              {at > 1 && (
                <Tooltip label={t('compare:removeSide', { name: labelOf(id) })}>
                  <ActionIcon
                    size={24}
                    aria-label={t('compare:removeSide', { name: labelOf(id) })}
                    onClick={() => choose(sides.filter((_, index) => index !== at))}
                  >
                    <IconX size={14} />
                  </ActionIcon>
                </Tooltip>
              )}
            </div>
          ))}
          {sides.length >= 2 && sides.length < mostSides && spare !== undefined && (
            <Tooltip label={t('compare:add')}>
              <ActionIcon aria-label={t('compare:add')} onClick={() => choose([...sides, spare.id])}>
                <IconPlus size={17} />
              </ActionIcon>
            </Tooltip>
          )}
        </div>
        {comparisons !== null && (
          <div className={classes.tools}>
            <SegmentedControl
              size="xs"
              aria-label={t('compare:view.label')}
              value={view}
              onChange={(value) => setView(views.find((one) => one === value) ?? 'maps')}
              data={views.map((value) => ({ value, label: t(`compare:view.${value}`) }))}
            />
            <Button
              size="xs"
              variant="default"
              leftSection={<IconDownload size={14} />}
              onClick={() => void exportComparison(sides, f.language)}
            >
              {t('compare:export')}
            </Button>
          </div>
        )}
      </div>
      {plan.scenarios.length < 2 && sides.length < 2 ? (
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
      ) : error !== null ? (
        <div className={classes.alone}>
          <ErrorNote error={error} />
        </div>
      ) : comparisons === null ? (
        <Skeleton m="md" h={400} />
      ) : (
        <Compared comparisons={comparisons} view={view} shown={shown} onShow={setShown} />
      )}
    </div>
  );
}

interface ComparedProps {
  comparisons: readonly Comparison[];
  view: View;
  /** Which of the others the lists, the swipe and the difference are about. */
  shown: number;
  onShow: (index: number) => void;
}

function Compared({ comparisons, view, shown, onShow }: ComparedProps) {
  const { t } = useTranslation();
  const label = useScenarioLabel();
  const comparison = comparisons[shown] ?? comparisons[0];
  if (comparison === undefined) return null;
  return (
    <>
      <div className={classes.upper}>
        {view === 'maps' && <CompareMaps comparisons={comparisons} />}
        {view === 'swipe' && <SwipeMaps comparison={comparison} />}
        {view === 'difference' && <DifferenceMap comparison={comparison} />}
        {view === 'charts' && <CompareCharts comparisons={comparisons} comparison={comparison} />}
        {comparisons.length > 1 && (
          <div className={classes.which}>
            <SegmentedControl
              size="xs"
              aria-label={t('compare:with')}
              value={String(comparisons.indexOf(comparison))}
              onChange={(value) => onShow(Number(value))}
              data={comparisons.map(({ right }, index) => ({ value: String(index), label: label(right) }))}
            />
          </div>
        )}
      </div>
      <div className={classes.lower}>
        <FigureTable comparisons={comparisons} />
        <CompareTabs comparison={comparison} />
      </div>
    </>
  );
}

function ScenarioSelect(props: {
  label: string;
  scenarios: readonly ScenarioSummary[];
  narrow: boolean;
  value: number | null;
  onChange: (id: number) => void;
}) {
  const label = useScenarioLabel();
  const rows = scenarioTree(props.scenarios);
  const byValue = new Map<string, ScenarioSummary>(
    rows.map(({ scenario }) => [String(scenario.id), scenario]),
  );
  const chosen = byValue.get(String(props.value));
  return (
    <Select
      size="sm"
      w={props.narrow ? 160 : 220}
      comboboxProps={{ width: 320, position: 'bottom-start' }}
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
