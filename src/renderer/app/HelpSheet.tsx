import { Group, Kbd, Modal, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { keyName, shortcuts } from './shortcuts.ts';
import { setApp, useApp } from './store.ts';

/** The sheet behind `?`. */
export function HelpSheet() {
  const { t } = useTranslation();
  const opened = useApp((state) => state.helpOpen);
  return (
    <Modal
      opened={opened}
      onClose={() => setApp({ helpOpen: false })}
      title={t('shortcuts:title')}
      size={760}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <SimpleGrid cols={2} spacing={36} verticalSpacing="lg">
        {shortcuts.map(({ group, keys }) => (
          <Stack key={group} gap={6}>
            <Title order={3} c="dimmed" fz="xs">
              {t(`shortcuts:group.${group}`)}
            </Title>
            {keys.map((shortcut) => (
              <Group key={shortcut.id} justify="space-between" wrap="nowrap" gap="sm">
                <Text size="sm">{t(`shortcuts:${shortcut.id}`)}</Text>
                <Group gap={4} wrap="nowrap">
                  {shortcut.keys.map((key) => (
                    <Kbd key={key} size="xs">
                      {keyName(key)}
                    </Kbd>
                  ))}
                </Group>
              </Group>
            ))}
          </Stack>
        ))}
      </SimpleGrid>
    </Modal>
  );
}
