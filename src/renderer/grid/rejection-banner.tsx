import { Alert, Button, CloseButton, Collapse, Group, ScrollArea, Table, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import type { SheetEdit, SheetRejection } from './sheet.ts';

export interface Rejections {
  refused: SheetRejection[];
  readOnly: number;
  outside: number;
  /** What could still be written when the refused cells are left out. */
  rest: SheetEdit[];
}

const listed = 200;

/** Which cells of an edit were not written, and why. */
export function RejectionBanner(props: {
  rejections: Rejections;
  nameOf: (edit: SheetEdit) => { row: string; column: string };
  onApplyRest: () => void;
  onClose: () => void;
}) {
  const { refused, readOnly, outside, rest } = props.rejections;
  const { t } = useTranslation();
  const [open, { toggle }] = useDisclosure(refused.length > 0 && refused.length <= 5);
  const lines = [
    refused.length > 0 ? t('grid:refused', { count: refused.length }) : '',
    readOnly > 0 ? t('grid:readOnly', { count: readOnly }) : '',
    outside > 0 ? t('grid:outside', { count: outside }) : '',
  ].filter((line) => line !== '');
  return (
    <Alert color={refused.length > 0 ? 'red' : 'yellow'} radius={0} py={6} px="sm" role="alert">
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <Text size="sm">{lines.join(' ')}</Text>
        <Group gap="xs" wrap="nowrap">
          {rest.length > 0 && (
            <Button size="compact-xs" variant="light" onClick={props.onApplyRest}>
              {t('grid:applyRest', { count: rest.length })}
            </Button>
          )}
          {refused.length > 0 && (
            <Button size="compact-xs" variant="subtle" onClick={toggle} aria-expanded={open}>
              {t(open ? 'grid:hideList' : 'grid:showList')}
            </Button>
          )}
          <CloseButton size="sm" onClick={props.onClose} aria-label={t('grid:dismiss')} />
        </Group>
      </Group>
      <Collapse expanded={open}>
        <ScrollArea.Autosize mah={140} mt={4}>
          <Table fz="xs" verticalSpacing={2} withRowBorders={false}>
            <Table.Tbody>
              {refused.slice(0, listed).map((cell) => {
                const { row, column } = props.nameOf(cell);
                return (
                  <Table.Tr key={`${cell.rowId} ${cell.columnId}`}>
                    <Table.Td>{row}</Table.Td>
                    <Table.Td>{column}</Table.Td>
                    <Table.Td>{t('grid:quoted', { text: cell.text })}</Table.Td>
                    <Table.Td>{cell.reason}</Table.Td>
                  </Table.Tr>
                );
              })}
            </Table.Tbody>
          </Table>
        </ScrollArea.Autosize>
      </Collapse>
    </Alert>
  );
}
