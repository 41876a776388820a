import { ActionIcon, Group, Stack, Text, TextInput, Title, Tooltip } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ImportPreset } from '../../../shared/contract/import.ts';
import { client } from '../../app/client.ts';
import { run } from '../../app/commands.ts';

/** What is remembered of sheets imported before: to be renamed or forgotten. */
export function PresetList() {
  const { t } = useTranslation();
  const cache = useQueryClient();
  const presets = useQuery({
    queryKey: ['importPresets'],
    queryFn: () => client().import.presets(),
    // Every import may add one.
    refetchOnMount: 'always',
  });
  if ((presets.data?.length ?? 0) === 0) return null;
  const change = (work: () => Promise<unknown>) =>
    void run(async () => {
      await work();
      await cache.invalidateQueries({ queryKey: ['importPresets'] });
    });
  return (
    <div>
      <Title order={3} mb={4}>
        {t('import:presets')}
      </Title>
      <Text size="sm" c="dimmed" mb={6}>
        {t('import:presetsHelp')}
      </Text>
      <Stack gap={6} maw={640}>
        {presets.data?.map((preset) => (
          <PresetRow
            key={`${preset.key} ${preset.name}`}
            preset={preset}
            rename={(name) => change(() => client().import.renamePreset({ key: preset.key, name }))}
            remove={() => change(() => client().import.removePreset({ key: preset.key }))}
          />
        ))}
      </Stack>
    </div>
  );
}

function PresetRow(props: { preset: ImportPreset; rename: (name: string) => void; remove: () => void }) {
  const { preset, rename, remove } = props;
  const { t } = useTranslation();
  const forget = t('import:presetRemove', { name: preset.name });
  return (
    <Group gap="sm" wrap="nowrap">
      <TextInput
        size="xs"
        flex={1}
        aria-label={t('import:presetName')}
        defaultValue={preset.name}
        onBlur={({ currentTarget }) => {
          const name = currentTarget.value.trim();
          if (name !== '' && name !== preset.name) rename(name);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur();
        }}
      />
      <Text size="xs" c="dimmed" w={240} truncate title={preset.headers.join(', ')}>
        {t('import:presetUse', { kind: t(`import:kind.${preset.kind}`), columns: preset.columns })}
      </Text>
      <Tooltip label={forget}>
        <ActionIcon size="sm" variant="subtle" aria-label={forget} onClick={remove}>
          <IconTrash size={15} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
    </Group>
  );
}
