import { Button, Group, Text } from '@mantine/core';
import { IconTableDown } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { chooseForSave, download } from '../../api/files.ts';
import { client } from '../../app/client.ts';
import { run } from '../../app/commands.ts';
import { followJob } from '../../app/follow-job.ts';
import { useFormat } from '../../app/format.ts';
import { translate } from '../../app/i18n.ts';
import { toast } from '../../app/toast.tsx';
import type { LeftOut } from './wizard-state.ts';

/** Saves the rows of a sheet that are not, or were not, imported, with the reason beside each. */
export function SaveLeftOut({ importId, sheet, rows, disabled = false }: LeftOut & { disabled?: boolean }) {
  const { t } = useTranslation();
  const f = useFormat();
  const [saving, setSaving] = useState(false);
  const save = async () => {
    const name = t('import:rejectedName', { sheet });
    const file = await run(() => chooseForSave('export', `${name}.xlsx`, ['xlsx']));
    if (!file) return;
    const saved = await followJob({ id: `rejected ${importId}`, text: t('jobs:rejected') }, (signal) =>
      client().import.rejected({ importId, fileId: file.id, language: f.language }, { signal }),
    );
    if (saved === null) return;
    await run(() => download(file));
    toast(() => translate('import:rejectedSaved', { count: saved.rows, text: f.count(saved.rows) }));
  };
  return (
    <Group gap="sm">
      <Button
        variant="default"
        leftSection={<IconTableDown size={15} stroke={1.6} aria-hidden />}
        disabled={disabled}
        loading={saving}
        onClick={() => {
          setSaving(true);
          void save().finally(() => setSaving(false));
        }}
      >
        {t('import:saveRejected')}
      </Button>
      <Text size="sm" c="dimmed">
        {t('import:leftOut', { sheet, count: rows, text: f.count(rows) })}
      </Text>
    </Group>
  );
}
