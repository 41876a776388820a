import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PlanState, ScenarioSummary } from '../../../shared/contract/plan.ts';
import type { Alignment } from '../../../shared/contract/scenario.ts';
import { ApplyFooter } from './ApplyFooter.tsx';
import { isAsAsked } from './balance.ts';
import classes from './design.module.css';
import { cancelDesign, searchOn, useDesignJob } from './job-store.ts';
import { Reasons } from './Reasons.tsx';
import { ResultTable } from './ResultTable.tsx';
import { SearchChart } from './SearchChart.tsx';
import type { DesignForm } from './settings.ts';

interface Props {
  plan: PlanState;
  onForm: (form: DesignForm) => void;
  alignment: Alignment | undefined;
  scenario: ScenarioSummary | null;
}

/** Seconds below which a search has no course to show. */
const shortest = 3;

/** What the search found beside what there was; reasons with a way on; where to put it. */
export function DesignResultView({ plan, onForm, alignment, scenario }: Props) {
  const { t } = useTranslation();
  const { result, asked, scenarioId, stopped, samples, fromSeries } = useDesignJob();
  if (result === null || asked === null || scenarioId === null) return null;
  const asAsked = isAsAsked(result, asked.measures);
  const canSearchOn = result.impossible && asked.persist !== true && result.seconds < asked.seconds - 1;
  return (
    <div className={classes.panel}>
      <Stack gap="md" className={classes.scroll}>
        <Group gap="xs" wrap="nowrap" align="flex-start" role="status">
          {asAsked ? (
            <IconCircleCheck size={22} stroke={1.6} className={classes.good} aria-hidden />
          ) : (
            <IconAlertTriangle size={22} stroke={1.6} className={classes.warn} aria-hidden />
          )}
          <div>
            <Title order={2}>{t(asAsked ? 'design:feasible' : 'design:infeasible')}</Title>
            <Text size="xs" c="dimmed">
              {t(stopped ? 'design:stoppedAfter' : 'design:finishedAfter', {
                seconds: Math.round(result.seconds),
              })}
            </Text>
            {result.feasible && !asAsked && (
              <Text size="xs" c="dimmed">
                {t('design:notBalanced')}
              </Text>
            )}
          </div>
        </Group>
        {canSearchOn && (
          <Group gap="xs" wrap="nowrap">
            <Text size="xs" c="dimmed" flex={1}>
              {t('design:searchOnHint')}
            </Text>
            <Button size="compact-sm" variant="light" onClick={searchOn}>
              {t('design:searchOn', { seconds: asked.seconds })}
            </Button>
          </Group>
        )}
        <Reasons plan={plan} result={result} asked={asked} scenarioId={scenarioId} onForm={onForm} />
        <ResultTable plan={plan} asked={asked} result={result} alignment={alignment} />
        {(samples.at(-1)?.seconds ?? 0) >= shortest && <SearchChart plan={plan} />}
      </Stack>
      <ApplyFooter
        key={scenario?.id}
        plan={plan}
        scenario={scenario}
        leave={{
          text: t(fromSeries ? 'design:backToSeries' : 'design:discard'),
          run: () => void cancelDesign(),
        }}
      />
    </div>
  );
}
