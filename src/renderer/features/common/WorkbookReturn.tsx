import { ActionIcon, Alert, Button, Group, Modal, Stack, Table, Text, Tooltip } from '@mantine/core';
import { IconTableImport } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { chooseForOpen } from '../../api/files.ts';
import { ErrorNote } from './ErrorNote.tsx';
import { useAttempt } from './use-attempt.ts';

const rowsShown = 100;
/** Cells and rows named in a note; the rest is only counted. */
const named = 5;

/** A cell that says something else than the plan, in words. */
export interface ReturnedCell {
  key: string;
  place: string;
  now: string;
  file: string;
}

/** What a workbook would change, and what of it is left alone. */
export interface ReturnedCells {
  differences: readonly ReturnedCell[];
  /** Cells that could not be read. */
  unread: readonly string[];
  /** Rows about what the plan does not have. */
  unknownRows: readonly string[];
}

interface Props {
  /** Catalogue entry with the words: open, title, same, differences, unread, unknown, now, file, accept. */
  words: 'pay:back' | 'quota:import';
  /** Figures stand to the right. */
  numeric?: boolean;
  disabled?: boolean;
  /** Null: given up. */
  look: (fileId: string) => Promise<ReturnedCells | null>;
  /** Null: given up. */
  apply: (fileId: string) => Promise<object | null>;
}

/** Brings an exported workbook back: what would change is shown first, and taken in one step or left. */
export function WorkbookReturn({ words, numeric = false, disabled = false, look, apply }: Props) {
  const { t } = useTranslation();
  const [loaded, setLoaded] = useState<{ fileId: string; name: string; cells: ReturnedCells } | null>(null);
  const { busy, error, attempt, forget } = useAttempt();
  const choose = () =>
    attempt(async () => {
      const file = await chooseForOpen('import', ['xlsx']);
      if (file === null) return;
      const cells = await look(file.id);
      if (cells !== null) setLoaded({ fileId: file.id, name: file.name, cells });
    });
  const accept = (fileId: string) =>
    attempt(async () => {
      if ((await apply(fileId)) !== null) setLoaded(null);
    });
  const close = () => {
    setLoaded(null);
    forget();
  };
  const count = loaded?.cells.differences.length ?? 0;
  return (
    <>
      <Tooltip label={t(`${words}.open`)}>
        <ActionIcon
          variant="default"
          loading={busy && loaded === null}
          disabled={disabled}
          aria-label={t(`${words}.open`)}
          onClick={() => void choose()}
        >
          <IconTableImport size={15} />
        </ActionIcon>
      </Tooltip>
      <Modal
        opened={loaded !== null || error !== null}
        onClose={close}
        title={t(`${words}.title`, { name: loaded?.name ?? '' })}
        size="lg"
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <Stack gap="sm">
          {error !== null && <ErrorNote error={error} />}
          {loaded && <Differences words={words} numeric={numeric} cells={loaded.cells} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {t('cancel')}
            </Button>
            <Button
              disabled={count === 0}
              loading={busy}
              onClick={() => loaded && void accept(loaded.fileId)}
            >
              {t(`${words}.accept`, { count })}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}

function Differences(props: { words: Props['words']; numeric: boolean; cells: ReturnedCells }) {
  const { words, numeric, cells } = props;
  const { differences, unread, unknownRows } = cells;
  const { t } = useTranslation();
  const align = numeric ? 'right' : 'left';
  const few = (list: readonly string[]) => ({
    count: list.length,
    list: list.slice(0, named).join(t('grid:listSeparator')),
  });
  return (
    <>
      <Text size="sm">
        {differences.length === 0
          ? t(`${words}.same`)
          : t(`${words}.differences`, { count: differences.length })}
      </Text>
      {unread.length > 0 && (
        <Alert color="yellow" py="xs">
          {t(`${words}.unread`, few(unread))}
        </Alert>
      )}
      {unknownRows.length > 0 && (
        <Alert color="yellow" py="xs">
          {t(`${words}.unknown`, few(unknownRows))}
        </Alert>
      )}
      {differences.length > 0 && (
        <Table.ScrollContainer minWidth={400} mah={340}>
          <Table striped verticalSpacing={4} stickyHeader aria-label={t('quota:target.effect')}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('quota:changes.where')}</Table.Th>
                <Table.Th ta={align}>{t(`${words}.now`)}</Table.Th>
                <Table.Th ta={align}>{t(`${words}.file`)}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {differences.slice(0, rowsShown).map(({ key, place, now, file }) => (
                <Table.Tr key={key}>
                  <Table.Td>{place}</Table.Td>
                  <Table.Td ta={align}>{now}</Table.Td>
                  <Table.Td ta={align}>{file}</Table.Td>
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
