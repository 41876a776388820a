import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanState } from '../../../shared/contract/plan.ts';
import { client } from '../../app/client.ts';
import { run } from '../../app/commands.ts';
import { followJob } from '../../app/follow-job.ts';
import { translate } from '../../app/i18n.ts';
import { opened } from '../../app/plan-files.ts';
import { setApp, useApp } from '../../app/store.ts';
import { toast } from '../../app/toast.tsx';

/** The plan's file was moved, replaced or written into by someone else: how to go on is the person's to say. */
export function FileConflictDialog({ plan }: { plan: PlanState }) {
  const { t } = useTranslation();
  const conflict = useApp((state) => state.conflict);
  const [busy, setBusy] = useState<'keep' | 'reopen' | null>(null);
  const close = () => setApp({ conflict: null });
  const resolved = () => setApp({ conflict: null, unresolved: null });
  useEffect(() => resolved, []);
  if (conflict === null) return null;

  const keep = async () => {
    setBusy('keep');
    const job = { id: 'keep', text: t('conflict:keeping'), stages: 'plan.copyStage' };
    const kept = await followJob(job, (signal) => client().plan.keep(undefined, { signal }));
    setBusy(null);
    if (kept === null) return;
    resolved();
    opened();
    toast(() => translate('conflict:kept', { name: kept.name }));
  };
  const reopen = async () => {
    setBusy('reopen');
    const state = await run((to) => to.plan.reopen());
    setBusy(null);
    if (state === undefined) close();
    else resolved();
    opened();
    if (state !== undefined) toast(() => translate('conflict:reopened'));
  };

  return (
    <Modal
      opened
      onClose={close}
      title={t(`conflict:title.${conflict}`)}
      size="lg"
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack gap="sm">
        <Text size="sm">{t(`errors:${conflict}`, { file: `${plan.name}.sqlite` })}</Text>
        <Text size="sm" c="dimmed" data-selectable style={{ overflowWrap: 'anywhere' }}>
          {t('conflict:where', { folder: plan.folder })}
        </Text>
        {conflict === 'PLAN_REPLACED' && (
          <Text size="sm" c="dimmed">
            {t('conflict:ourBackup')}
          </Text>
        )}
        <Text size="sm" c="dimmed">
          {t('conflict:laterText')}
        </Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="subtle" color="gray" onClick={close}>
            {t('conflict:later')}
          </Button>
          {conflict === 'PLAN_REPLACED' && (
            <Button variant="default" loading={busy === 'reopen'} onClick={() => void reopen()}>
              {t('conflict:reopen')}
            </Button>
          )}
          {conflict === 'PLAN_CHANGED' ? (
            <Button loading={busy === 'reopen'} onClick={() => void reopen()}>
              {t('conflict:reopenChanged')}
            </Button>
          ) : (
            <Button loading={busy === 'keep'} onClick={() => void keep()}>
              {t(conflict === 'PLAN_MOVED' ? 'conflict:keepHere' : 'conflict:keepBeside')}
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}
