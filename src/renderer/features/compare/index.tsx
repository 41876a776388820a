import { Button, SegmentedControl, Skeleton, Stack, Text, Title } from '@mantine/core';
import { IconDownload, IconPrinter } from '@tabler/icons-react';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Comparison } from '../../../shared/contract/compare.ts';
import type { PlanState } from '../../../shared/contract/plan.ts';
import { useFormat } from '../../app/format.ts';
import { useActiveScenario, useComparison, usePlan, useSnapshots } from '../../app/queries.ts';
import { remember, setApp, useApp } from '../../app/store.ts';
import { ErrorNote } from '../common/ErrorNote.tsx';
import { usePrinting } from '../common/use-printing.ts';
import { Choosers } from './Choosers.tsx';
import { CompareCharts } from './CompareCharts.tsx';
import { CompareMaps } from './CompareMaps.tsx';
import { CompareTabs } from './CompareTabs.tsx';
import { captureMaps } from './capture-maps.ts';
import classes from './compare.module.css';
import { DifferenceMap } from './DifferenceMap.tsx';
import { exportComparison } from './export-comparison.ts';
import { FigureTable } from './FigureTable.tsx';
import type { ListProps, ShownList } from './lists/list.ts';
import { type Printed, PrintedComparison } from './PrintedComparison.tsx';
import { ForPaper, onPaper } from './paper.ts';
import { SwipeMaps } from './SwipeMaps.tsx';
import { useScenarioLabel } from './scenario-label.ts';
import { readSides, withSnapshots } from './sides.ts';

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
  const board = useRef<HTMLDivElement>(null);
  const reader = useRef<(() => ShownList) | null>(null);
  const keepReader = useCallback((read: (() => ShownList) | null) => {
    reader.current = read;
  }, []);
  const [printed, setPrinted] = useState<Printed | null>(null);
  const [forPaper, setForPaper] = useState(false);
  const print = () =>
    onPaper(setForPaper, () => {
      const captured = board.current ? captureMaps(board.current) : { maps: [], missing: [] };
      setPrinted({ ...captured, list: reader.current?.() ?? null });
    });
  const host = usePrinting(printed !== null, () => setPrinted(null));
  const spare = plan.scenarios.find(({ id }) => !sides.includes(id));
  return (
    <div className={classes.screen} ref={board}>
      {printed !== null && comparisons?.[0] && (
        <PrintedComparison
          {...printed}
          comparisons={comparisons}
          comparison={comparisons[shown] ?? comparisons[0]}
          host={host}
        />
      )}
      <div className={classes.head}>
        <Title order={1}>{t('compare:title')}</Title>
        <Choosers scenarios={scenarios} spare={spare?.id ?? null} sides={sides} onChoose={choose} />
        {comparisons !== null && (
          <div className={classes.tools}>
            <SegmentedControl
              size="xs"
              aria-label={t('compare:view.label')}
              value={view}
              onChange={(value) => setView(views.find((one) => one === value) ?? 'maps')}
              data={views.map((value) => ({ value, label: t(`compare:view.${value}`) }))}
            />
            <Button size="xs" variant="default" leftSection={<IconPrinter size={14} />} onClick={print}>
              {t('compare:print.button')}
            </Button>
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
          {plan.scenarios.length === 0 ? (
            <NothingYet
              text={t('compare:none')}
              action={t('import:title')}
              onAct={() => setApp({ importOpen: true })}
            />
          ) : (
            <NothingYet
              text={t('compare:onlyOne')}
              action={t('compare:design')}
              onAct={() => setApp({ screen: 'design' })}
            />
          )}
        </div>
      ) : error !== null ? (
        <div className={classes.alone}>
          <ErrorNote error={error} />
        </div>
      ) : comparisons === null ? (
        <Skeleton m="md" h={400} />
      ) : (
        <ForPaper value={forPaper}>
          <Compared
            comparisons={comparisons}
            view={view}
            shown={shown}
            onShow={setShown}
            onReader={keepReader}
          />
        </ForPaper>
      )}
    </div>
  );
}

interface ComparedProps extends Pick<ListProps, 'onReader'> {
  comparisons: readonly Comparison[];
  view: View;
  /** Which of the others the lists, the swipe and the difference are about. */
  shown: number;
  onShow: (index: number) => void;
}

function Compared({ comparisons, view, shown, onShow, onReader }: ComparedProps) {
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
        <CompareTabs comparison={comparison} onReader={onReader} />
      </div>
    </>
  );
}

/** What is missing before anything can be compared, and the step that brings it. */
function NothingYet(props: { text: string; action: string; onAct: () => void }) {
  return (
    <Stack align="center" gap="sm">
      <Text c="dimmed" maw={440} ta="center">
        {props.text}
      </Text>
      <Button size="sm" onClick={props.onAct}>
        {props.action}
      </Button>
    </Stack>
  );
}
