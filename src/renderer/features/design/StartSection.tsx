import { Anchor, MultiSelect, Select, Slider, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Alignment } from '../../../shared/contract/scenario.ts';
import { useUnits } from '../../app/queries.ts';
import { useApp } from '../../app/store.ts';
import classes from './design.module.css';
import { type Circumstances, chosenHere, type DesignForm } from './settings.ts';

const starts = ['new', 'present', 'grow', 'rebalance'] as const;

interface Props {
  form: DesignForm;
  onChange: (form: DesignForm) => void;
  given: Circumstances;
  alignment: Alignment | undefined;
}

/** Where to begin, what may change, and how dear a change of hands is. */
export function StartSection({ form, onChange, given, alignment }: Props) {
  const { t } = useTranslation();
  return (
    <section>
      <Title order={3} mb={6}>
        {t('design:start')}
      </Title>
      <Select
        aria-label={t('design:start')}
        allowDeselect={false}
        value={form.start}
        onChange={(value) => {
          const start = starts.find((one) => one === value);
          if (start !== undefined) onChange({ ...form, start });
        }}
        data={starts.map((value) => ({ value, label: t(`design:starts.${value}.name`) }))}
      />
      <Text size="xs" c="dimmed" mt={4}>
        {t(`design:starts.${form.start}.meaning`, { count: given.unassignedUnits })}
      </Text>
      {form.start === 'rebalance' && (
        <Chosen form={form} onChange={onChange} given={given} alignment={alignment} />
      )}
      {form.start !== 'grow' && (
        <>
          <Text size="sm" mt="sm" id="design-keep">
            {t('design:keep')}
          </Text>
          <Slider
            size="sm"
            mt={4}
            aria-labelledby="design-keep"
            thumbLabel={t('design:keep')}
            min={0}
            max={100}
            step={5}
            value={Math.round(form.keepPresent * 100)}
            onChange={(value) => onChange({ ...form, keepPresent: value / 100 })}
            label={(value) => `${value} %`}
            marks={[
              { value: 0, label: t('design:keepNone') },
              { value: 100, label: t('design:keepMost') },
            ]}
            className={classes.slider}
          />
        </>
      )}
    </section>
  );
}

/** The territories that may change: from the list, or whatever is selected on the map. */
function Chosen({ form, onChange, given, alignment }: Props) {
  const { t } = useTranslation();
  const selection = useApp((state) => state.selection);
  const units = useUnits().data;
  const chosen = chosenHere(form, given.territoryIds);
  const selected = selectedTerritories();
  const fresh = selected.filter((id) => !chosen.includes(id));
  return (
    <div className={classes.chosen}>
      <MultiSelect
        size="xs"
        searchable
        clearable
        hidePickedOptions
        aria-label={t('design:chosen')}
        placeholder={chosen.length === 0 ? t('design:choosePlaceholder') : ''}
        nothingFoundMessage={t('design:nothingFound')}
        maxDropdownHeight={260}
        data={(alignment?.territories ?? []).map(({ id, name, locked }) => ({
          value: String(id),
          label: name,
          disabled: locked,
        }))}
        value={chosen.map(String)}
        onChange={(values) => onChange({ ...form, chosen: values.map(Number) })}
      />
      <Anchor
        component="button"
        type="button"
        size="xs"
        disabled={fresh.length === 0}
        className={classes.link}
        data-disabled={fresh.length === 0 || undefined}
        onClick={() => onChange({ ...form, chosen: [...chosen, ...fresh] })}
      >
        {t('design:addSelected', { count: fresh.length })}
      </Anchor>
    </div>
  );

  function selectedTerritories(): number[] {
    const locked = new Set(alignment?.territories.flatMap((row) => (row.locked ? row.id : [])));
    if (selection?.kind === 'territory') return selection.ids.filter((id) => !locked.has(id));
    if (selection?.kind !== 'unit' || alignment === undefined) return [];
    const ids = new Set(selection.ids);
    const found = new Set<number>();
    units?.forEach(({ id }, index) => {
      const territory = alignment.unitTerritory[index] ?? 0;
      if (ids.has(id) && territory > 0 && !locked.has(territory)) found.add(territory);
    });
    return [...found];
  }
}
