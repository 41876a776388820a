import { ActionIcon, Button, Loader, Skeleton, Stack, Text, Tooltip } from '@mantine/core';
import { IconFileAlert, IconFileDatabase, IconHistory, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecentPlan } from '../../../shared/contract/app.ts';
import { run } from '../../app/commands.ts';
import { errorText } from '../../app/errors.ts';
import { useFormat } from '../../app/format.ts';
import { openRecent } from '../../app/plan-files.ts';
import { keys, useRecentPlans } from '../../app/queries.ts';
import { queryClient } from '../../app/query-client.ts';
import { BackupSheet } from '../backup/index.tsx';
import classes from './start.module.css';

export function RecentPlans() {
  const { t } = useTranslation();
  const recent = useRecentPlans();
  if (recent.isPending) {
    return (
      <Stack gap={8}>
        {[0, 1, 2].map((line) => (
          <Skeleton key={line} h={52} radius="md" />
        ))}
      </Stack>
    );
  }
  if (recent.isError) {
    return (
      <Stack gap={8} align="start">
        <Text size="sm" role="alert">
          {errorText(t, recent.error)}
        </Text>
        <Button variant="default" onClick={() => void recent.refetch()}>
          {t('connection.retry')}
        </Button>
      </Stack>
    );
  }
  if (recent.data.length === 0) {
    return (
      <div className={classes.empty}>
        <IconFileDatabase size={26} stroke={1.3} aria-hidden />
        <Text size="sm" c="dimmed">
          {t('start:recentEmpty')}
        </Text>
      </div>
    );
  }
  return (
    <ul className={classes.recent}>
      {recent.data.map((plan) => (
        <Recent key={plan.id} plan={plan} />
      ))}
    </ul>
  );
}

function Recent({ plan }: { plan: RecentPlan }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [backups, setBackups] = useState(false);
  const [busy, setBusy] = useState(false);
  const name = plan.name.replace(/\.sqlite$/i, '');
  const forget = async () => {
    await run((to) => to.app.forgetRecent({ id: plan.id }));
    await queryClient.invalidateQueries({ queryKey: keys.recent });
  };
  return (
    <li className={classes.recentItem}>
      <button
        type="button"
        className={classes.recentOpen}
        disabled={busy || (!plan.exists && !plan.silent)}
        aria-busy={busy}
        onClick={() => {
          setBusy(true);
          void openRecent(plan.id).finally(() => setBusy(false));
        }}
      >
        {busy ? (
          <Loader size={18} />
        ) : plan.exists ? (
          <IconFileDatabase size={20} stroke={1.5} aria-hidden />
        ) : (
          <IconFileAlert size={20} stroke={1.5} aria-hidden />
        )}
        <span className={classes.recentText}>
          <span className={classes.wayName}>{name}</span>
          <span className={classes.wayText} title={plan.folder}>
            {plan.exists ? plan.folder : t(plan.silent ? 'start:silent' : 'start:missing')}
          </span>
        </span>
        <time className={classes.wayText} dateTime={plan.openedAt}>
          {format.date(plan.openedAt)}
        </time>
      </button>
      <Tooltip label={t('backup:open', { name })}>
        <ActionIcon aria-label={t('backup:open', { name })} onClick={() => setBackups(true)}>
          <IconHistory size={15} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={t('start:forget')}>
        <ActionIcon aria-label={t('start:forgetName', { name })} onClick={() => void forget()}>
          <IconX size={15} />
        </ActionIcon>
      </Tooltip>
      <BackupSheet opened={backups} onClose={() => setBackups(false)} name={name} recentId={plan.id} />
    </li>
  );
}
