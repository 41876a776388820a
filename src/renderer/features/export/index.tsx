import { Button, Menu, Text } from '@mantine/core';
import {
  IconBraces,
  IconChevronDown,
  IconDownload,
  IconFileSpreadsheet,
  IconFileTypeCsv,
  IconMap2,
  IconScale,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../app/format.ts';
import { useActiveScenario, usePlan } from '../../app/queries.ts';
import { type ExportFormat, exportScenario } from './export-scenario.ts';

const formats: readonly { format: ExportFormat; icon: typeof IconMap2 }[] = [
  { format: 'xlsx', icon: IconFileSpreadsheet },
  { format: 'evidence', icon: IconScale },
  { format: 'csv', icon: IconFileTypeCsv },
  { format: 'csvUnits', icon: IconFileTypeCsv },
  { format: 'geojson', icon: IconMap2 },
  { format: 'json', icon: IconBraces },
];

/** Writes the scenario on screen to a file. */
export function ExportMenu() {
  const { t } = useTranslation();
  const { language } = useFormat();
  const plan = usePlan().data;
  const scenario = useActiveScenario();
  if (!plan || scenario === null) return null;
  return (
    <Menu width={320} position="bottom-end">
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          leftSection={<IconDownload size={16} stroke={1.7} />}
          rightSection={<IconChevronDown size={13} stroke={1.8} />}
          px={8}
        >
          {t('scenario:export.button')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('scenario:export.title', { name: scenario.name })}</Menu.Label>
        {formats.map(({ format, icon: Icon }) => (
          <Menu.Item
            key={format}
            leftSection={<Icon size={18} stroke={1.6} />}
            onClick={() => void exportScenario({ plan, scenario, format, language })}
          >
            {t(`scenario:export.${format}.name`)}
            <Text size="xs" c="dimmed">
              {t(`scenario:export.${format}.holds`)}
            </Text>
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Text size="xs" c="dimmed" px="sm" py={6}>
          {t('scenario:export.back')}
        </Text>
      </Menu.Dropdown>
    </Menu>
  );
}
