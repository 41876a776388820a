import { Modal, ScrollArea, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useInfo } from './queries.ts';

/** Version, and the notices of what ships with the program. */
export function AboutSheet({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const info = useInfo();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('about.title')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack gap="sm">
        <Text size="sm">
          {t('about.version', { version: info.data?.version ?? '' })} ·{' '}
          {t(`about.${info.data?.host ?? 'browser'}`)}
        </Text>
        <Text size="sm">{t('about.offline')}</Text>
        <Text size="sm" fw={600}>
          {t('about.licences')}
        </Text>
        <ScrollArea h={280} type="auto" viewportProps={{ tabIndex: 0, 'aria-label': t('about.licences') }}>
          <Text size="xs" component="pre" data-selectable m={0} style={{ whiteSpace: 'pre-wrap' }}>
            {info.data?.licences}
          </Text>
        </ScrollArea>
      </Stack>
    </Modal>
  );
}
