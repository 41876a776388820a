import { Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { BackupList } from './BackupList.tsx';

interface Props {
  opened: boolean;
  onClose: () => void;
  /** The plan's name, for titles and new files. */
  name: string;
  /** A recent plan, open or not, sound or not; without it the open plan. */
  recentId?: string;
}

/** Automatic backups of a plan: what each holds, and the way back to it. */
export function BackupSheet({ opened, onClose, name, recentId }: Props) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('backup:title', { name })}
      size="xl"
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t('backup:about')}
        </Text>
        <BackupList name={name} recentId={recentId} onDone={onClose} />
      </Stack>
    </Modal>
  );
}
