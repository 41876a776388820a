import { Button, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconLifebuoy } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { chooseForSave } from '../../api/files.ts';
import { client } from '../../app/client.ts';
import { run } from '../../app/commands.ts';
import { followJob } from '../../app/follow-job.ts';
import { useFormat } from '../../app/format.ts';
import { translate } from '../../app/i18n.ts';
import { opened, planExtensions } from '../../app/plan-files.ts';
import { toast } from '../../app/toast.tsx';

/** Tables a person knows by name; the rest are named as they stand in the file. */
const known: readonly string[] = ['unit', 'account', 'rep', 'scenario', 'territory'];

interface Props {
  name: string;
  recentId: string;
  onDone: () => void;
}

/** The last resort for a plan that no longer opens. */
export function Salvage({ name, recentId, onDone }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const [busy, setBusy] = useState(false);
  const salvage = async () => {
    setBusy(true);
    const file = await run(() =>
      chooseForSave('plan-save', `${t('backup:salvageName', { name })}.sqlite`, planExtensions),
    );
    const job = { id: 'salvage', text: t('backup:salvageJob'), stages: 'plan.copyStage' };
    const saved =
      file &&
      (await followJob(job, (signal) => client().backup.salvage({ recentId, fileId: file.id }, { signal })));
    setBusy(false);
    if (!saved) return;
    opened();
    if (saved.losses.length === 0) toast(() => translate('backup:salvaged'));
    else {
      const lines = saved.losses.map(({ table, saved: rows, dropped, hasGap }) => {
        const tableName = t(`backup:tables.${known.includes(table) ? table : 'other'}`, { table });
        const line = t('backup:loss', {
          table: tableName,
          saved: format.count(rows),
          dropped: format.count(dropped),
        });
        return hasGap ? `${line}; ${t('backup:gap')}` : line;
      });
      notifications.show({
        color: 'yellow',
        withBorder: true,
        autoClose: false,
        closeButtonProps: { 'aria-label': t('close') },
        title: t('backup:losses'),
        message: lines.map((line) => <div key={line}>{line}</div>),
      });
    }
    onDone();
  };
  return (
    <Stack gap={6} align="flex-start">
      <Text size="sm" c="dimmed">
        {t('backup:salvageText')}
      </Text>
      <Button
        variant="default"
        loading={busy}
        leftSection={<IconLifebuoy size={16} stroke={1.7} />}
        onClick={() => void salvage()}
      >
        {t('backup:salvage')}
      </Button>
    </Stack>
  );
}
