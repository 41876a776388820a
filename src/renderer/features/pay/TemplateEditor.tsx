import {
  ActionIcon,
  Button,
  Checkbox,
  Group,
  NumberInput,
  Select,
  Table,
  Text,
  TextInput,
  Tooltip,
} from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type KpiItem, kpiKinds, marketStages } from '../../../shared/domain/pay.ts';
import { run } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { keepPay } from './keep-pay.ts';
import classes from './pay.module.css';
import { itemsOf, newItem, type TemplateDraft, weightRest, weightSum, withKey } from './template-draft.ts';

interface Props {
  initial: TemplateDraft;
  /** Saved (its id), removed or given up (null). */
  onDone: (id: number | null) => void;
}

/** One template: its name, stage and weighted KPIs. Saved as a whole, and only when the weights are 100 %. */
export function TemplateEditor({ initial, onDone }: Props) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(initial);
  const changed = draft !== initial || draft.id === null;
  const set = (patch: Partial<TemplateDraft>) => setDraft((now) => ({ ...now, ...patch }));
  const setItem = (key: string, patch: Partial<KpiItem>) =>
    set({ items: draft.items.map((item) => (item.key === key ? { ...item, ...patch } : item)) });
  const save = async () => {
    const state = keepPay(
      await run((to) =>
        to.pay.saveTemplate({ id: draft.id, name: draft.name, stage: draft.stage, items: itemsOf(draft) }),
      ),
    );
    if (state) onDone(draft.id ?? state.templates.at(-1)?.id ?? null);
  };
  const remove = async () => {
    const { id } = draft;
    if (id === null) onDone(null);
    else if (keepPay(await run((to) => to.pay.removeTemplate({ id })))) onDone(null);
  };
  const ready = weightRest(draft.items) === 0 && draft.name.trim() !== '';
  return (
    <section className={classes.editor} aria-label={draft.name}>
      <Group align="end" gap="sm" wrap="nowrap">
        <TextInput
          flex={1}
          label={t('pay:name')}
          value={draft.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <Select
          w={150}
          label={t('pay:stageLabel')}
          allowDeselect={false}
          data={marketStages.map((stage) => ({ value: stage, label: t(`pay:stage.${stage}`) }))}
          value={draft.stage}
          onChange={(value) => set({ stage: marketStages.find((stage) => stage === value) ?? draft.stage })}
        />
      </Group>
      <Text size="xs" c="dimmed" mt={4}>
        {t(`pay:stageHint.${draft.stage}`)}
      </Text>
      <Table className={classes.items} verticalSpacing={3} horizontalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('pay:kpi')}</Table.Th>
            <Table.Th w={92} ta="right">
              {t('pay:weight')}
            </Table.Th>
            <Table.Th w={72} title={t('pay:followsSalesHint')}>
              {t('pay:followsSales')}
            </Table.Th>
            <Table.Th>{t('pay:target')}</Table.Th>
            <Table.Td w={32} />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {draft.items.map((item) => (
            <ItemRow
              key={item.key}
              item={item}
              onChange={(patch) => setItem(item.key, patch)}
              onRemove={
                draft.items.length > 1
                  ? () => set({ items: draft.items.filter(({ key }) => key !== item.key) })
                  : null
              }
            />
          ))}
        </Table.Tbody>
      </Table>
      <Group justify="space-between" mt={6}>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={14} />}
          onClick={() => set({ items: [...draft.items, withKey(newItem())] })}
        >
          {t('pay:addItem')}
        </Button>
        <WeightSum items={draft.items} />
      </Group>
      <Group mt="md" gap="xs">
        <Button disabled={!changed || !ready} onClick={() => void save()}>
          {t('pay:save')}
        </Button>
        <Button
          variant="default"
          disabled={!changed}
          onClick={() => (draft.id === null ? onDone(null) : setDraft(initial))}
        >
          {t('pay:discard')}
        </Button>
        <Button variant="subtle" color="red" ml="auto" onClick={() => void remove()}>
          {t('pay:remove')}
        </Button>
      </Group>
    </section>
  );
}

function ItemRow(props: {
  item: KpiItem;
  onChange: (patch: Partial<KpiItem>) => void;
  onRemove: (() => void) | null;
}) {
  const { item, onChange, onRemove } = props;
  const { t } = useTranslation();
  return (
    <Table.Tr>
      <Table.Td>
        <Group gap={6} wrap="nowrap">
          <Select
            size="xs"
            flex={1}
            miw={104}
            aria-label={t('pay:kpi')}
            allowDeselect={false}
            data={kpiKinds.map((kind) => ({ value: kind, label: t(`pay:kind.${kind}`) }))}
            value={item.kind}
            onChange={(value) => onChange({ kind: kpiKinds.find((kind) => kind === value) ?? item.kind })}
          />
          {item.kind === 'custom' && (
            <TextInput
              size="xs"
              flex={1}
              aria-label={t('pay:customName')}
              placeholder={t('pay:customName')}
              error={item.name.trim() === ''}
              value={item.name}
              onChange={(event) => onChange({ name: event.currentTarget.value })}
            />
          )}
        </Group>
      </Table.Td>
      <Table.Td>
        <NumberInput
          size="xs"
          aria-label={t('pay:weight')}
          classNames={{ input: classes.figure ?? '' }}
          hideControls
          min={0}
          max={100}
          decimalScale={2}
          value={item.basisPoints / 100}
          onChange={(value) =>
            onChange({ basisPoints: typeof value === 'number' ? Math.round(value * 100) : 0 })
          }
        />
      </Table.Td>
      <Table.Td>
        <Checkbox
          size="xs"
          aria-label={t('pay:followsSales')}
          checked={item.followsSales}
          onChange={(event) => onChange({ followsSales: event.currentTarget.checked })}
        />
      </Table.Td>
      <Table.Td>
        <TextInput
          size="xs"
          aria-label={t('pay:target')}
          placeholder={t('pay:targetExample')}
          maxLength={120}
          value={item.target}
          onChange={(event) => onChange({ target: event.currentTarget.value })}
        />
      </Table.Td>
      <Table.Td>
        <Tooltip label={t('pay:removeItem')}>
          <ActionIcon
            size={24}
            aria-label={t('pay:removeItem')}
            disabled={onRemove === null}
            onClick={() => onRemove?.()}
          >
            <IconTrash size={14} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      </Table.Td>
    </Table.Tr>
  );
}

function WeightSum({ items }: { items: readonly KpiItem[] }) {
  const { t } = useTranslation();
  const f = useFormat();
  const rest = weightRest(items);
  const Icon = rest === 0 ? IconCheck : IconAlertTriangle;
  const key = rest === 0 ? 'weightWhole' : rest > 0 ? 'weightShort' : 'weightOver';
  return (
    <span className={classes.sum} data-whole={rest === 0 || undefined} role="status">
      <Icon size={14} aria-hidden />
      {t('pay:weightSum', { sum: f.number(weightSum(items) / 100, 2) })}
      {' · '}
      {t(`pay:${key}`, { rest: f.number(Math.abs(rest) / 100, 2) })}
    </span>
  );
}
