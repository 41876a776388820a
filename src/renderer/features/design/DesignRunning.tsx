import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PlanState } from '../../../shared/contract/plan.ts';
import { useFormat } from '../../app/format.ts';
import { ProgressLine } from '../common/ProgressLine.tsx';
import classes from './design.module.css';
import { cancelDesign, stopDesign, useDesignJob } from './job-store.ts';
import { SearchChart } from './SearchChart.tsx';
import { useMeasureName } from './use-measure-name.ts';

/** The search as it goes: its best so far is on the map. */
export function DesignRunning({ plan }: { plan: PlanState }) {
  const { t } = useTranslation();
  const f = useFormat();
  const job = useDesignJob();
  const measureName = useMeasureName(plan);
  const latest = job.samples.at(-1);
  return (
    <div className={classes.panel}>
      <Stack gap="md" className={classes.scroll}>
        <Title order={2}>{t('design:running')}</Title>
        <ProgressLine
          text={t(latest === undefined ? 'design:preparing' : 'design:improving')}
          fraction={job.phase === 'starting' ? null : job.fraction}
          secondsLeft={job.secondsLeft}
        />
        <Group gap="xs" grow>
          <Button variant="default" onClick={() => void cancelDesign()}>
            {t('design:cancel')}
          </Button>
          <Button disabled={latest === undefined} onClick={() => void stopDesign()}>
            {t('design:stopAndKeep')}
          </Button>
        </Group>
        <dl className={classes.now} aria-live="off">
          {job.asked?.measures.map(({ key, tolerance }, index) => {
            const deviation = latest?.deviation[index] ?? null;
            return (
              <div key={key}>
                <dt>{t('design:largestDeviation', { measure: measureName(key) })}</dt>
                <dd data-within={deviation !== null && deviation <= tolerance + 1e-9}>
                  {f.percent(deviation)}
                </dd>
              </div>
            );
          })}
          <div>
            <dt>{t('design:travel')}</dt>
            <dd>{f.distance(latest === undefined ? null : latest.kilometres * 1000)}</dd>
          </div>
          <div>
            <dt>{t('design:boundShort')}</dt>
            <dd>{f.distance(latest?.boundKilometres == null ? null : latest.boundKilometres * 1000)}</dd>
          </div>
        </dl>
        <SearchChart plan={plan} />
        <Text size="xs" c="dimmed">
          {t('design:previewHint')}
        </Text>
      </Stack>
    </div>
  );
}
