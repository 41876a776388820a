import { Button, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PlanState, ScenarioSummary } from '../../../shared/contract/plan.ts';
import type { SizingReport } from '../../../shared/contract/sizing.ts';
import { useActiveAlignment, useActiveScenario, usePlan, useReps, useSizing } from '../../app/queries.ts';
import { remember, setApp } from '../../app/store.ts';
import { ErrorNote } from '../common/ErrorNote.tsx';
import { formMemory, useRememberedForm } from '../design/use-form.ts';
import { CurveChart } from './CurveChart.tsx';
import { Methods } from './Methods.tsx';
import { SizingForm } from './SizingForm.tsx';
import classes from './sizing.module.css';
import { UseTable } from './UseTable.tsx';
import { useSizingDraft } from './use-sizing.ts';

/** Sizing 定编: how many reps, by three methods side by side, and how far the present ones are used. */
export function SizingScreen() {
  const { t } = useTranslation();
  const plan = usePlan().data;
  const scenario = useActiveScenario();
  const sizing = useSizing(scenario?.id ?? null);
  if (sizing.isError)
    return (
      <div className={classes.alone}>
        <ErrorNote error={sizing.error} />
      </div>
    );
  if (!plan || sizing.data === undefined) return <Skeleton m="lg" h={300} />;
  if (plan.counts.accounts === 0)
    return (
      <div className={classes.alone}>
        <Stack align="center" gap="sm">
          <Text c="dimmed">{t('sizing:empty')}</Text>
          <Button onClick={() => setApp({ importOpen: true })}>{t('sizing:import')}</Button>
        </Stack>
      </div>
    );
  return <Board key={scenario?.id ?? 0} plan={plan} scenario={scenario} report={sizing.data} />;
}

function Board(props: { plan: PlanState; scenario: ScenarioSummary | null; report: SizingReport }) {
  const { plan, scenario, report } = props;
  const { t } = useTranslation();
  const draft = useSizingDraft(report.settings, scenario?.id ?? null);
  const form = useRememberedForm(plan, useActiveAlignment().data, useReps().data);
  const onUse = (count: number) => {
    const start = form.start === 'grow' || form.start === 'rebalance' ? 'new' : form.start;
    remember(formMemory, { ...form, start, count });
    setApp({ screen: 'design', panelOpen: true });
  };
  return (
    <div className={classes.screen}>
      <aside className={classes.side} aria-label={t('sizing:settings')}>
        <SizingForm report={report} settings={draft.settings} onChange={draft.change} plan={plan} />
        <Text size="xs" c="dimmed" className={classes.sideFooter} aria-live="polite">
          {t(draft.isDraft ? 'sizing:saving' : 'sizing:kept')}
        </Text>
      </aside>
      <div className={classes.main}>
        <Title order={1}>{t('sizing:title', { year: report.settings.year })}</Title>
        {draft.error !== null && <ErrorNote error={draft.error} />}
        <Methods report={report} onUse={onUse} />
        <div className={classes.lower}>
          <CurveChart report={report} />
          {scenario !== null && <UseTable report={report} scenario={scenario} />}
        </div>
      </div>
    </div>
  );
}
