import { Button, Group, Skeleton, Text, UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconDeviceFloppy } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../app/client.ts';
import { run } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { translate } from '../../app/i18n.ts';
import { keys, usePlan } from '../../app/queries.ts';
import { queryClient } from '../../app/query-client.ts';
import { toast } from '../../app/toast.tsx';
import { ErrorNote } from '../common/ErrorNote.tsx';
import { BackupGlance } from './BackupGlance.tsx';
import classes from './backup.module.css';
import { Salvage } from './Salvage.tsx';

interface Props {
  name: string;
  recentId?: string | undefined;
  onDone: () => void;
}

export function BackupList({ name, recentId, onDone }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const plan = usePlan();
  const [chosen, setChosen] = useState<string | null>(null);
  const list = useQuery({
    queryKey: keys.backups(recentId),
    queryFn: ({ signal }) => client().backup.list({ recentId }, { signal }),
  });
  if (list.isPending) return <Skeleton role="status" h={180} aria-label={t('backup:loading')} />;
  if (list.isError)
    return (
      <ErrorNote
        error={list.error}
        action={{ text: t('connection.retry'), run: () => void list.refetch() }}
      />
    );
  const { backups, failure } = list.data;
  const backUp = async () => {
    if (!(await run((to) => to.backup.now()))) return;
    toast(() => translate('backup:done'));
    await queryClient.invalidateQueries({ queryKey: keys.backups() });
  };
  return (
    <>
      {failure !== null && (
        <Group gap={6} wrap="nowrap" role="alert" c="red">
          <IconAlertTriangle size={16} aria-hidden />
          <Text size="sm">{t('backup:failure', { reason: t(`errors:${failure}`, { file: name }) })}</Text>
        </Group>
      )}
      {backups.length === 0 ? (
        <Text size="sm">{t(recentId === undefined ? 'backup:empty' : 'backup:emptyRecent')}</Text>
      ) : (
        <div className={classes.columns}>
          <ul className={classes.list}>
            {backups.map((backup) => (
              <li key={backup.id}>
                <UnstyledButton
                  className={classes.backup}
                  aria-pressed={chosen === backup.id}
                  onClick={() => setChosen(backup.id)}
                >
                  <span>{format.dateTime(backup.at)}</span>
                  <span className={classes.detail}>
                    {recentId === undefined && backup.revision === plan.data?.revision
                      ? t('backup:upToDate')
                      : t('backup:size', { megabytes: format.number(backup.bytes / 1e6, 1) })}
                  </span>
                </UnstyledButton>
              </li>
            ))}
          </ul>
          {chosen === null ? (
            <Text size="sm" c="dimmed">
              {t('backup:choose')}
            </Text>
          ) : (
            <BackupGlance
              key={chosen}
              backupId={chosen}
              at={backups.find(({ id }) => id === chosen)?.at ?? ''}
              name={name}
              onDone={onDone}
            />
          )}
        </div>
      )}
      {recentId === undefined ? (
        <Group justify="flex-end">
          <Button
            variant="default"
            leftSection={<IconDeviceFloppy size={16} stroke={1.7} />}
            onClick={() => void backUp()}
          >
            {t('backup:now')}
          </Button>
        </Group>
      ) : (
        <Salvage name={name} recentId={recentId} onDone={onDone} />
      )}
    </>
  );
}
