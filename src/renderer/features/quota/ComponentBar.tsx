import {
  ActionIcon,
  Button,
  Group,
  Modal,
  NumberInput,
  SegmentedControl,
  Select,
  Stack,
  TextInput,
  Tooltip,
} from '@mantine/core';
import { IconPencil, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuotaComponent, QuotaSheet } from '../../../shared/contract/quota.ts';
import { client } from '../../app/client.ts';
import { useAccounts } from '../../app/queries.ts';
import type { Change } from './QuotaBoard.tsx';

type Draft = Omit<QuotaComponent, 'id'> & { id: number | null };

const fresh: Draft = {
  id: null,
  name: '',
  measure: 'value',
  unit: 'CNY',
  decimals: 2,
  filter: { kind: 'all' },
  rate: null,
};

/** Which component is on screen; adds, changes and removes components. */
export function ComponentBar(props: {
  sheet: QuotaSheet;
  onChoose: (componentId: number) => void;
  change: Change;
}) {
  const { sheet } = props;
  const { t } = useTranslation();
  const [draft, setDraft] = useState<Draft | null>(null);
  const issued = sheet.status === 'issued';
  const main = sheet.components[0]?.id;
  const current = sheet.components.find(({ id }) => id === sheet.componentId);
  return (
    <Group gap={4}>
      {sheet.components.length > 1 && (
        <SegmentedControl
          size="xs"
          aria-label={t('quota:component.choose')}
          value={String(sheet.componentId)}
          onChange={(value) => props.onChoose(Number(value))}
          data={sheet.components.map(({ id, name }) => ({
            value: String(id),
            label: name || t('quota:component.main'),
          }))}
        />
      )}
      {current && current.id !== main && (
        <Tooltip label={t('quota:component.edit')}>
          <ActionIcon
            variant="subtle"
            disabled={issued}
            aria-label={t('quota:component.edit')}
            onClick={() => setDraft(current)}
          >
            <IconPencil size={15} />
          </ActionIcon>
        </Tooltip>
      )}
      <Tooltip label={t('quota:component.add')}>
        <ActionIcon
          variant="subtle"
          disabled={issued}
          aria-label={t('quota:component.add')}
          onClick={() => setDraft(fresh)}
        >
          <IconPlus size={15} />
        </ActionIcon>
      </Tooltip>
      {draft && (
        <ComponentForm
          {...props}
          draft={draft}
          setDraft={setDraft}
          onSaved={(id) => {
            setDraft(null);
            props.onChoose(id);
          }}
        />
      )}
    </Group>
  );
}

function ComponentForm(props: {
  sheet: QuotaSheet;
  change: Change;
  draft: Draft;
  setDraft: (draft: Draft | null) => void;
  onSaved: (id: number) => void;
}) {
  const { sheet, draft, setDraft } = props;
  const { t } = useTranslation();
  const accounts = useAccounts().data;
  const lines = [...new Set(accounts?.map(({ productLine }) => productLine).filter(Boolean))].sort();
  const { scenarioId } = sheet;
  const save = async () => {
    await props.change(async () => {
      const saved = await client().quota.saveComponent({ scenarioId, component: draft });
      props.onSaved(saved.componentId);
      return saved;
    });
  };
  const remove = async () => {
    await props.change(async () => {
      const left = await client().quota.removeComponent({ scenarioId, componentId: draft.id ?? 0 });
      props.onSaved(left.componentId);
      return left;
    });
  };
  const { filter } = draft;
  return (
    <Modal
      opened
      onClose={() => setDraft(null)}
      title={t(draft.id === null ? 'quota:component.add' : 'quota:component.edit')}
    >
      <Stack gap="sm">
        <TextInput
          data-autofocus
          label={t('quota:component.name')}
          placeholder={t('quota:component.nameExample')}
          maxLength={60}
          value={draft.name}
          onChange={(event) => setDraft({ ...draft, name: event.currentTarget.value })}
        />
        <Select
          allowDeselect={false}
          label={t('quota:component.measure')}
          data={(['value', 'volume', 'margin'] as const).map((value) => ({
            value,
            label: t(`quota:component.measures.${value}`),
          }))}
          value={draft.measure}
          onChange={(value) => {
            const measure = value === 'volume' || value === 'margin' ? value : 'value';
            const unit = measure === 'volume' ? t('quota:component.piece') : 'CNY';
            setDraft({ ...draft, measure, unit, decimals: measure === 'volume' ? 0 : 2 });
          }}
        />
        <Group grow align="flex-start">
          <TextInput
            label={t(draft.measure === 'volume' ? 'quota:component.unit' : 'quota:component.currency')}
            maxLength={12}
            value={draft.unit}
            onChange={(event) => setDraft({ ...draft, unit: event.currentTarget.value })}
          />
          <NumberInput
            label={t('quota:component.decimals')}
            min={0}
            max={4}
            allowDecimal={false}
            value={draft.decimals}
            onChange={(value) => {
              if (typeof value === 'number') setDraft({ ...draft, decimals: value });
            }}
          />
        </Group>
        <Select
          allowDeselect={false}
          label={t('quota:component.filter')}
          description={t('quota:component.filterHint')}
          data={[
            { value: 'all', label: t('quota:component.filters.all') },
            { value: 'existing', label: t('quota:component.filters.existing') },
            { value: 'new', label: t('quota:component.filters.new') },
            ...lines.map((line) => ({ value: `line:${line}`, label: line })),
          ]}
          value={filter.kind === 'productLine' ? `line:${filter.value}` : filter.kind}
          onChange={(value) => setDraft({ ...draft, filter: filterOf(value ?? 'all') })}
        />
        {draft.unit !== 'CNY' && draft.measure !== 'volume' && (
          <NumberInput
            label={t('quota:component.rate', { unit: draft.unit })}
            description={t('quota:component.rateHint')}
            min={0}
            decimalScale={6}
            value={draft.rate ?? ''}
            onChange={(value) =>
              setDraft({ ...draft, rate: typeof value === 'number' && value > 0 ? value : null })
            }
          />
        )}
        <Group justify="space-between">
          {draft.id === null ? (
            <span />
          ) : (
            <Button variant="subtle" color="red" onClick={() => void remove()}>
              {t('quota:component.remove')}
            </Button>
          )}
          <Button disabled={draft.name.trim() === '' || draft.unit.trim() === ''} onClick={() => void save()}>
            {t('quota:component.save')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function filterOf(value: string): QuotaComponent['filter'] {
  if (value.startsWith('line:')) return { kind: 'productLine', value: value.slice(5) };
  return value === 'existing' || value === 'new' ? { kind: value } : { kind: 'all' };
}
