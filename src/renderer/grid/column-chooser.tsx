import {
  ActionIcon,
  Button,
  Checkbox,
  Group,
  Popover,
  ScrollArea,
  Stack,
  TextInput,
  Tooltip,
} from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** Which columns of a sheet are shown. */
export function ColumnChooser(props: {
  columns: readonly { id: string; header: string }[];
  hidden: ReadonlySet<string>;
  onChange: (id: string, shown: boolean) => void;
  onReset: () => void;
}) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const [opened, setOpened] = useState(false);
  const needle = search.trim().toLowerCase();
  const listed = props.columns.filter((column) => column.header.toLowerCase().includes(needle));
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" shadow="md" withinPortal trapFocus>
      <Popover.Target>
        <Tooltip label={t('grid:columns')} disabled={opened}>
          <ActionIcon aria-label={t('grid:columns')} onClick={() => setOpened((now) => !now)}>
            <IconColumns3 size={17} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown p="xs" w={260} aria-label={t('grid:columns')}>
        <Group gap="xs" wrap="nowrap" mb="xs">
          <TextInput
            size="xs"
            flex={1}
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
            placeholder={t('grid:findColumn')}
            aria-label={t('grid:findColumn')}
          />
          <Button size="compact-xs" variant="subtle" onClick={props.onReset}>
            {t('grid:resetColumns')}
          </Button>
        </Group>
        <ScrollArea.Autosize mah={280}>
          <Stack gap={6}>
            {listed.map((column) => (
              <Checkbox
                key={column.id}
                size="xs"
                label={column.header}
                checked={!props.hidden.has(column.id)}
                onChange={(event) => props.onChange(column.id, event.currentTarget.checked)}
              />
            ))}
          </Stack>
        </ScrollArea.Autosize>
      </Popover.Dropdown>
    </Popover>
  );
}
