import { Skeleton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useActiveAlignment, useActiveScenario, usePlan, useQuota } from '../../app/queries.ts';
import { useApp } from '../../app/store.ts';
import { ErrorNote } from '../common/ErrorNote.tsx';
import { NoTerritories } from '../common/NoTerritories.tsx';
import { QuotaBoard } from './QuotaBoard.tsx';
import classes from './quota.module.css';

/** Quotas of the scenario on screen: settings on the left, the sheet by tree and period on the right. */
export function QuotaScreen() {
  const { t } = useTranslation();
  const scenarioId = useApp((state) => state.scenarioId);
  const plan = usePlan().data;
  const scenario = useActiveScenario();
  const alignment = useActiveAlignment().data;
  // 0 = the main component, which has one id in every scenario
  const [shown, setShown] = useState({ scenarioId, componentId: 0 });
  const componentId = shown.scenarioId === scenarioId ? shown.componentId : 0;
  const main = useQuota(scenarioId);
  const quota = useQuota(scenarioId, componentId);
  if (quota.isError && componentId === 0)
    return (
      <div className={classes.alone}>
        <ErrorNote error={quota.error} />
      </div>
    );
  if (!plan) return <Skeleton m="lg" h={300} />;
  if (scenario === null || alignment?.territories.length === 0)
    return (
      <div className={classes.alone}>
        <NoTerritories>{t('quota:noTerritories')}</NoTerritories>
      </div>
    );
  if (main.isPending || quota.isPending) return <Skeleton m="lg" h={300} />;
  const mainId = main.data?.components[0]?.id;
  return (
    <QuotaBoard
      key={`${scenario.id}|${componentId}`}
      plan={plan}
      scenario={scenario}
      alignment={alignment}
      sheet={(quota.isError ? main.data : quota.data) ?? null}
      onComponent={(id) => setShown({ scenarioId, componentId: id === mainId ? 0 : id })}
    />
  );
}
