import { Button, Skeleton, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useActiveAlignment, useActiveScenario, usePlan } from '../../app/queries.ts';
import { setApp } from '../../app/store.ts';
import { ErrorNote } from '../common/ErrorNote.tsx';
import { Board } from './Board.tsx';
import classes from './staffing.module.css';

/** Reps 人员: who works which territory, why, and what every other choice would cost. */
export function StaffingScreen() {
  const { t } = useTranslation();
  const plan = usePlan().data;
  const scenario = useActiveScenario();
  const alignment = useActiveAlignment();
  if (alignment.isError)
    return (
      <div className={classes.alone}>
        <ErrorNote error={alignment.error} />
      </div>
    );
  if (!plan) return <Skeleton m="lg" h={300} />;
  const nothing = (text: string, action: string, run: () => void) => (
    <div className={classes.alone}>
      <Stack align="center" gap="sm" maw={420}>
        <Text c="dimmed" ta="center">
          {text}
        </Text>
        <Button onClick={run}>{action}</Button>
      </Stack>
    </div>
  );
  if (plan.counts.reps === 0)
    return nothing(t('staffing:noReps'), t('staffing:import'), () => setApp({ importOpen: true }));
  if (scenario === null || alignment.data?.territories.length === 0)
    return nothing(t('staffing:noTerritories'), t('staffing:toDesign'), () => setApp({ screen: 'design' }));
  return <Board key={scenario.id} scenario={scenario} />;
}
