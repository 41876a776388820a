import { Button, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { stepText } from '../../../shared/i18n/step-text.ts';
import { chooseForSave } from '../../api/files.ts';
import { client } from '../../app/client.ts';
import { run } from '../../app/commands.ts';
import { followJob } from '../../app/follow-job.ts';
import { useFormat } from '../../app/format.ts';
import { translate } from '../../app/i18n.ts';
import { opened, planExtensions } from '../../app/plan-files.ts';
import { keys } from '../../app/queries.ts';
import { toast } from '../../app/toast.tsx';
import { ErrorNote } from '../common/ErrorNote.tsx';
import classes from './backup.module.css';

interface Props {
  backupId: string;
  at: string;
  name: string;
  onDone: () => void;
}

/** What one backup holds, and the button that sets it up as a new plan. */
export function BackupGlance({ backupId, at, name, onDone }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const [busy, setBusy] = useState(false);
  const glance = useQuery({
    queryKey: keys.backup(backupId),
    queryFn: ({ signal }) => client().backup.glance({ backupId }, { signal }),
  });
  if (glance.isPending) return <Skeleton h={160} />;
  if (glance.isError)
    return (
      <ErrorNote
        error={glance.error}
        action={{ text: t('connection.retry'), run: () => void glance.refetch() }}
      />
    );
  const { units, accounts, reps, scenarios, steps } = glance.data;
  const restore = async () => {
    setBusy(true);
    const suggested = t('backup:restoreName', { name, date: at.slice(0, 10) });
    const file = await run(() => chooseForSave('plan-save', `${suggested}.sqlite`, planExtensions));
    const job = { id: 'restore', text: t('backup:restoreJob'), stages: 'plan.copyStage' };
    const state =
      file &&
      (await followJob(job, (signal) => client().backup.restore({ backupId, fileId: file.id }, { signal })));
    setBusy(false);
    if (!state) return;
    opened();
    toast(() => translate('backup:restored', { name: state.name }));
    onDone();
  };
  return (
    <Stack gap={8} align="flex-start">
      <Text size="sm" fw={600}>
        {format.dateTime(at)}
      </Text>
      <Text size="sm">
        {t('backup:holds', {
          units: format.count(units),
          accounts: format.count(accounts),
          reps: format.count(reps),
        })}
      </Text>
      <Text size="sm" lineClamp={3}>
        {t('backup:scenarios', { names: scenarios.join(t('backup:comma')) })}
      </Text>
      <Text size="sm" fw={600}>
        {t('backup:steps')}
      </Text>
      {steps.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('backup:noSteps')}
        </Text>
      ) : (
        <ol className={classes.steps}>
          {steps.map((step) => (
            <li key={step.at}>
              <span>{stepText(t, step.label)}</span>
              <span className={classes.detail}>{format.dateTime(step.at)}</span>
            </li>
          ))}
        </ol>
      )}
      <Button loading={busy} onClick={() => void restore()}>
        {t('backup:restore')}
      </Button>
    </Stack>
  );
}
