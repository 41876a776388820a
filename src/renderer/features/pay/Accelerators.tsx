import { ActionIcon, Button, Input, NumberInput, Table, Tooltip } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PayCurve } from '../../../shared/domain/pay.ts';
import classes from './pay.module.css';

type Segments = PayCurve['accelerators'];

const most = 8;

/** Segments above the target: from which attainment, and how much each further percent pays. */
export function Accelerators(props: { accelerators: Segments; onChange: (segments: Segments) => void }) {
  const { accelerators, onChange } = props;
  const { t } = useTranslation();
  const set = (index: number, patch: Partial<Segments[number]>) =>
    onChange(accelerators.map((one, at) => (at === index ? { ...one, ...patch } : one)));
  const add = () => {
    const last = accelerators.at(-1);
    onChange([...accelerators, last ? { from: last.from + 0.2, rate: last.rate } : { from: 1, rate: 1.5 }]);
  };
  return (
    <div className={classes.accelerators}>
      <Input.Label component="div">{t('pay:accelerators')}</Input.Label>
      {accelerators.length > 0 && (
        <Table verticalSpacing={3} horizontalSpacing={6} className={classes.items}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('pay:acceleratorFrom')}</Table.Th>
              <Table.Th>{t('pay:acceleratorRate')}</Table.Th>
              <Table.Td w={32} />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {accelerators.map(({ from, rate }, index) => (
              <Table.Tr key={`accelerator ${index + 1}`}>
                <Table.Td>
                  <NumberInput
                    size="xs"
                    hideControls
                    aria-label={t('pay:acceleratorFrom')}
                    classNames={{ input: classes.figure ?? '' }}
                    min={100}
                    max={1000}
                    decimalScale={2}
                    value={Math.round(from * 1e4) / 100}
                    onChange={(value) => {
                      if (typeof value === 'number' && value >= 100) set(index, { from: value / 100 });
                    }}
                  />
                </Table.Td>
                <Table.Td>
                  <NumberInput
                    size="xs"
                    hideControls
                    aria-label={t('pay:acceleratorRate')}
                    classNames={{ input: classes.figure ?? '' }}
                    min={0}
                    max={50}
                    decimalScale={2}
                    value={rate}
                    onChange={(value) => {
                      if (typeof value === 'number') set(index, { rate: value });
                    }}
                  />
                </Table.Td>
                <Table.Td>
                  <Tooltip label={t('pay:removeAccelerator')}>
                    <ActionIcon
                      size={24}
                      aria-label={t('pay:removeAccelerator')}
                      onClick={() => onChange(accelerators.filter((_, at) => at !== index))}
                    >
                      <IconTrash size={14} stroke={1.6} />
                    </ActionIcon>
                  </Tooltip>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconPlus size={14} />}
        disabled={accelerators.length >= most}
        onClick={add}
      >
        {t('pay:addAccelerator')}
      </Button>
    </div>
  );
}
