import { Modal, ScrollArea, Stack, Text } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './app.module.css';
import { noticesOf } from './notices.ts';
import { useInfo } from './queries.ts';

/** Version, and the notices of what ships with the program: a line each, its words on demand. */
export function AboutSheet({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const info = useInfo();
  const licences = info.data?.licences;
  const notices = useMemo(() => (opened ? noticesOf(licences ?? '') : []), [opened, licences]);
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
        <ScrollArea h={340} type="auto" viewportProps={{ tabIndex: 0, 'aria-label': t('about.licences') }}>
          {notices.map(({ title, text }) => (
            <details key={title} className={classes.notice}>
              <summary>{title}</summary>
              <Text size="xs" component="pre" data-selectable>
                {text}
              </Text>
            </details>
          ))}
        </ScrollArea>
      </Stack>
    </Modal>
  );
}
