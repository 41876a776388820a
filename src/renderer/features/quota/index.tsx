import { Skeleton, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useActiveAlignment, useActiveScenario, usePlan, useQuota } from '../../app/queries.ts';
import { useApp } from '../../app/store.ts';
import { ErrorNote } from '../common/ErrorNote.tsx';
import { QuotaBoard } from './QuotaBoard.tsx';
import classes from './quota.module.css';

/** Quotas of the scenario on screen: settings on the left, the sheet by territory and month on the right. */
export function QuotaScreen() {
  const { t } = useTranslation();
  const scenarioId = useApp((state) => state.scenarioId);
  const plan = usePlan().data;
  const scenario = useActiveScenario();
  const alignment = useActiveAlignment().data;
  const quota = useQuota(scenarioId);
  if (quota.isError)
    return (
      <div className={classes.alone}>
        <ErrorNote error={quota.error} />
      </div>
    );
  if (!plan || quota.isPending) return <Skeleton m="lg" h={300} />;
  if (scenario === null || alignment?.territories.length === 0)
    return (
      <div className={classes.alone}>
        <Text c="dimmed">{t('quota:noTerritories')}</Text>
      </div>
    );
  return (
    <QuotaBoard
      key={scenario.id}
      plan={plan}
      scenario={scenario}
      alignment={alignment}
      sheet={quota.data ?? null}
    />
  );
}
