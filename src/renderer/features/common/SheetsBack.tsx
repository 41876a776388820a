import { ActionIcon, Alert, Button, Group, Modal, Stack, Table, Text, Tooltip } from '@mantine/core';
import { IconTableImport } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SheetPreview } from '../../../shared/contract/sheets.ts';
import { chooseForOpen } from '../../api/files.ts';
import { client } from '../../app/client.ts';
import { ErrorNote } from './ErrorNote.tsx';

const rowsShown = 100;

/** Brings KPI templates, incentive plans and priorities of an exported workbook back: what would change is shown first. */
export function SheetsBack({ scenarioId }: { scenarioId: number }) {
  const { t } = useTranslation();
  const [loaded, setLoaded] = useState<{ fileId: string; name: string; preview: SheetPreview } | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const attempt = async (work: () => Promise<void>) => {
    setError(null);
    try {
      await work();
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  const choose = () =>
    attempt(async () => {
      const file = await chooseForOpen('import', ['xlsx']);
      if (file === null) return;
      setBusy(true);
      const preview = await client().sheets.preview({ scenarioId, fileId: file.id });
      setLoaded({ fileId: file.id, name: file.name, preview });
    });
  const apply = (fileId: string) =>
    attempt(async () => {
      setBusy(true);
      await client().sheets.apply({ scenarioId, fileId });
      setLoaded(null);
    });
  const close = () => {
    setLoaded(null);
    setError(null);
  };
  const count = loaded?.preview.differences.length ?? 0;
  return (
    <>
      <Tooltip label={t('pay:back.open')}>
        <ActionIcon
          variant="default"
          loading={busy && loaded === null}
          aria-label={t('pay:back.open')}
          onClick={() => void choose()}
        >
          <IconTableImport size={15} />
        </ActionIcon>
      </Tooltip>
      <Modal
        opened={loaded !== null || error !== null}
        onClose={close}
        title={t('pay:back.title', { name: loaded?.name ?? '' })}
        size="lg"
      >
        <Stack gap="sm">
          {error !== null && <ErrorNote error={error} />}
          {loaded && <Differences preview={loaded.preview} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {t('quota:target.cancel')}
            </Button>
            <Button disabled={count === 0} loading={busy} onClick={() => loaded && void apply(loaded.fileId)}>
              {t('pay:back.accept', { count })}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}

function Differences({ preview: { differences, unread, unknownRows } }: { preview: SheetPreview }) {
  const { t } = useTranslation();
  const separator = t('grid:listSeparator');
  const few = (list: readonly string[]) => ({ count: list.length, list: list.slice(0, 5).join(separator) });
  return (
    <>
      <Text size="sm">
        {differences.length === 0
          ? t('pay:back.same')
          : t('pay:back.differences', { count: differences.length })}
      </Text>
      {unread.length > 0 && (
        <Alert color="yellow" py="xs">
          {t('pay:back.unread', few(unread.map(({ sheet, cell, text }) => `${sheet} ${cell} “${text}”`)))}
        </Alert>
      )}
      {unknownRows.length > 0 && (
        <Alert color="yellow" py="xs">
          {t('pay:back.unknown', few(unknownRows))}
        </Alert>
      )}
      {differences.length > 0 && (
        <Table.ScrollContainer minWidth={400} mah={340}>
          <Table striped verticalSpacing={4} stickyHeader aria-label={t('quota:target.effect')}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('quota:changes.where')}</Table.Th>
                <Table.Th>{t('quota:import.now')}</Table.Th>
                <Table.Th>{t('quota:import.file')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {differences.slice(0, rowsShown).map(({ sheet, name, field, now, file }) => (
                <Table.Tr key={`${sheet}|${name}|${field}`}>
                  <Table.Td>{[sheet, name, field].join(' · ')}</Table.Td>
                  <Table.Td>{now || t('pay:back.bare')}</Table.Td>
                  <Table.Td>{file}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      {differences.length > rowsShown && (
        <Text size="xs" c="dimmed">
          {t('quota:target.more', { count: differences.length - rowsShown })}
        </Text>
      )}
    </>
  );
}
