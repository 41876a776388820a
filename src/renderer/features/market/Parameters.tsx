import { ActionIcon, Button, TextInput, Title, Tooltip } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FormulaSheet, ParameterView } from '../../../shared/contract/market.ts';
import type { MeasureUnit } from '../../../shared/domain/measures.ts';
import { run } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { AmountInput } from './AmountInput.tsx';
import classes from './market.module.css';
import { UnitSelect } from './UnitSelect.tsx';

/** Figures that are the same for all units and that formulas may name. */
export function Parameters({ sheet }: { sheet: FormulaSheet }) {
  const { t } = useTranslation();
  return (
    <section>
      <Title order={3}>{t('market:parameters.title')}</Title>
      <p className={classes.hint}>{t('market:parameters.hint')}</p>
      {sheet.parameters.length > 0 && (
        <ul className={classes.list}>
          {sheet.parameters.map((parameter) => (
            <Item key={parameter.key} parameter={parameter} />
          ))}
        </ul>
      )}
      <NewParameter />
    </section>
  );
}

function Item({ parameter }: { parameter: ParameterView }) {
  const { t } = useTranslation();
  const f = useFormat();
  const { key, name, unit, value } = parameter;
  const [draft, setDraft] = useState<number | null>(null);
  const save = () => {
    if (draft !== null && draft !== value)
      void run((to) => to.market.saveParameter({ key, name, unit, value: draft }));
    setDraft(null);
  };
  return (
    <li className={classes.item}>
      <span className={classes.itemName}>
        <span>{name}</span>
        <span className={classes.tag}>{t(`market:units.${unit}`)}</span>
      </span>
      <AmountInput
        w={110}
        aria-label={name}
        title={f.measureExact(value, unit)}
        unit={unit}
        value={draft ?? value}
        onValue={setDraft}
        onBlurCapture={save}
        onKeyDown={(event) => {
          if (event.key === 'Enter') save();
        }}
      />
      <Tooltip label={t('market:parameters.remove', { name })}>
        <ActionIcon
          size="sm"
          aria-label={t('market:parameters.remove', { name })}
          onClick={() => void run((to) => to.market.removeParameter({ key }))}
        >
          <IconTrash size={15} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
    </li>
  );
}

function NewParameter() {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [value, setValue] = useState<number | null>(null);
  const [unit, setUnit] = useState<MeasureUnit>('ratio');
  const add = async () => {
    if (value === null) return;
    const saved = await run((to) => to.market.saveParameter({ key: null, name: name.trim(), unit, value }));
    if (saved === undefined) return;
    setName('');
    setValue(null);
  };
  return (
    <form
      className={classes.row}
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <TextInput
        label={t('market:parameters.name')}
        value={name}
        maxLength={120}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <AmountInput
        key={`${unit} ${name === '' && value === null}`}
        label={t('market:parameters.value')}
        unit={unit}
        value={value}
        onValue={setValue}
      />
      <UnitSelect label={t('market:parameters.unit')} value={unit} onChange={setUnit} />
      <Tooltip label={t('market:parameters.add')}>
        <Button
          type="submit"
          variant="light"
          px="xs"
          aria-label={t('market:parameters.add')}
          disabled={name.trim() === '' || value === null}
        >
          <IconPlus size={16} />
        </Button>
      </Tooltip>
    </form>
  );
}
