import { Button, Menu, Text } from '@mantine/core';
import {
  IconBraces,
  IconChevronDown,
  IconDownload,
  IconFileDescription,
  IconFileSpreadsheet,
  IconFileTypeCsv,
  IconMap2,
  IconPhoto,
  IconPresentation,
  IconScale,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../app/format.ts';
import { useActiveScenario, usePlan } from '../../app/queries.ts';
import { BoardDialog } from './BoardDialog.tsx';
import { type ExportFormat, exportScenario } from './export-scenario.ts';
import { PictureDialog } from './PictureDialog.tsx';
import { SheetsDialog } from './SheetsDialog.tsx';

const formats: readonly { format: ExportFormat; icon: typeof IconMap2 }[] = [
  { format: 'xlsx', icon: IconFileSpreadsheet },
  { format: 'evidence', icon: IconScale },
  { format: 'csv', icon: IconFileTypeCsv },
  { format: 'csvUnits', icon: IconFileTypeCsv },
  { format: 'geojson', icon: IconMap2 },
  { format: 'json', icon: IconBraces },
];

const dialogs = [
  { dialog: 'board', icon: IconPresentation, Form: BoardDialog },
  { dialog: 'sheets', icon: IconFileDescription, Form: SheetsDialog },
  { dialog: 'picture', icon: IconPhoto, Form: PictureDialog },
] as const;

/** Writes the scenario on screen to a file. */
export function ExportMenu() {
  const { t } = useTranslation();
  const { language } = useFormat();
  const plan = usePlan().data;
  const scenario = useActiveScenario();
  const [open, setOpen] = useState<(typeof dialogs)[number]['dialog'] | null>(null);
  if (!plan || scenario === null) return null;
  const Form = dialogs.find(({ dialog }) => dialog === open)?.Form;
  return (
    <>
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
          {dialogs.map(({ dialog, icon: Icon }) => (
            <Menu.Item
              key={dialog}
              leftSection={<Icon size={18} stroke={1.6} />}
              onClick={() => setOpen(dialog)}
            >
              {t(`pack:${dialog}.name`)}
              <Text size="xs" c="dimmed">
                {t(`pack:${dialog}.holds`)}
              </Text>
            </Menu.Item>
          ))}
          <Menu.Divider />
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
      {Form && <Form plan={plan} scenario={scenario} onClose={() => setOpen(null)} />}
    </>
  );
}
