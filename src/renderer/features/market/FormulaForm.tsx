import { Button, Group, Select, Skeleton, Text, TextInput, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FormulaInput, FormulaSheet, FormulaView } from '../../../shared/contract/market.ts';
import { type FormulaKind, templates } from '../../../shared/domain/market-templates.ts';
import { isAdditive } from '../../../shared/domain/measures.ts';
import { client } from '../../app/client.ts';
import { run } from '../../app/commands.ts';
import { keys } from '../../app/queries.ts';
import { setApp } from '../../app/store.ts';
import { freeName } from '../common/free-name.ts';
import { ExpressionField } from './ExpressionField.tsx';
import { FormulaResultView } from './FormulaResultView.tsx';
import classes from './market.module.css';
import { TemplateInputs } from './TemplateInputs.tsx';
import { UnitSelect } from './UnitSelect.tsx';
import { type NameOption, useNameOptions } from './use-name-options.ts';

interface Props {
  kind: FormulaKind;
  formula: FormulaView | null;
  sheet: FormulaSheet;
  onClose: () => void;
}

/** Milliseconds without a key after which the result is asked for anew. */
const pause = 250;

function firstInput(kind: FormulaKind, formula: FormulaView | null, name: string): FormulaInput {
  if (formula !== null) {
    const { key: _, result: __, ...input } = formula;
    return input;
  }
  const unit = kind === 'custom' ? 'number' : (templates[kind].units[0] ?? 'number');
  const rollUp = isAdditive(unit) ? 'sum' : 'quotient';
  return { name, unit, kind, expression: '', inputs: {}, rollUp, weight: null };
}

/** A calculated measure being made or changed, with its result as it is typed. */
export function FormulaForm({ kind, formula, sheet, onClose }: Props) {
  const { t } = useTranslation();
  const taken = sheet.names.flatMap(({ zh, en }) => [zh, en]);
  const free = kind === 'custom' ? '' : freeName(t(`market:kinds.${kind}`), taken);
  const [input, setInput] = useState(() => firstInput(kind, formula, free));
  const names = useNameOptions(sheet.names, formula?.key ?? null);
  const key = formula?.key ?? null;
  const [asked] = useDebouncedValue(input, pause);
  const isBegun = kind !== 'custom' || asked.expression.trim() !== '';
  const preview = useQuery({
    queryKey: [...keys.market, 'preview', key, asked],
    queryFn: ({ signal }) =>
      client().market.preview({ ...asked, key, name: asked.name.trim() || '?' }, { signal }),
    enabled: isBegun,
    placeholderData: keepPreviousData,
  });
  const result = isBegun ? preview.data : undefined;
  const change = (part: Partial<FormulaInput>) => setInput((now) => ({ ...now, ...part }));
  const save = async () => {
    const saved = await run((to) => to.market.saveFormula({ ...input, key, name: input.name.trim() }));
    if (saved === undefined) return;
    const made = saved.formulas.find(({ name }) => name === input.name.trim());
    if (made) setApp({ shading: { kind: 'measure', key: made.key } });
    onClose();
  };
  const isGap = result?.error?.code === 'FORMULA_INPUT_MISSING';
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <div>
        <Title order={3}>
          {t(formula === null ? 'market:form.new' : 'market:form.change', {
            kind: t(`market:kinds.${kind}`),
          })}
        </Title>
        <p className={classes.hint}>{t(`market:kindHints.${kind}`)}</p>
      </div>
      <Group grow align="flex-end" gap="xs">
        <TextInput
          label={t('market:form.name')}
          value={input.name}
          maxLength={120}
          data-autofocus
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <UnitSelect
          label={t('market:form.unit')}
          value={input.unit}
          {...(kind === 'custom' ? {} : { units: templates[kind].units })}
          onChange={(unit) =>
            change({
              unit,
              ...(isAdditive(unit) === isAdditive(input.unit)
                ? {}
                : { rollUp: isAdditive(unit) ? 'sum' : 'quotient' }),
            })
          }
        />
      </Group>
      {kind === 'custom' ? (
        <ExpressionField
          value={input.expression}
          names={names}
          error={result?.error ?? null}
          onChange={(expression) => change({ expression })}
        />
      ) : (
        <TemplateInputs
          kind={kind}
          unit={input.unit}
          bindings={input.inputs}
          names={names}
          onChange={(inputs) => change({ inputs })}
        />
      )}
      {(!isAdditive(input.unit) || input.unit === 'number') && (
        <RollUp input={input} names={names} onChange={change} />
      )}
      <div>
        <Text size="sm" fw={600} mb={4}>
          {t('market:form.preview')}
        </Text>
        {!isBegun || isGap ? (
          <Text size="sm" c="dimmed">
            {t('market:form.waiting')}
          </Text>
        ) : result === undefined ? (
          <Skeleton h={80} />
        ) : (
          <FormulaResultView result={result} unit={asked.unit} />
        )}
      </div>
      <Group gap="xs">
        <Button
          type="submit"
          disabled={input.name.trim() === '' || result === undefined || result.error !== null}
        >
          {t('market:form.save')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('market:form.cancel')}
        </Button>
      </Group>
    </form>
  );
}

function RollUp(props: {
  input: FormulaInput;
  names: readonly NameOption[];
  onChange: (part: Partial<FormulaInput>) => void;
}) {
  const { input, names, onChange } = props;
  const { t } = useTranslation();
  const ways =
    input.unit === 'number' ? (['sum', 'quotient', 'mean'] as const) : (['quotient', 'mean'] as const);
  return (
    <Group grow align="flex-end" gap="xs">
      <Select
        label={t('market:form.rollUp')}
        allowDeselect={false}
        data={ways.map((way) => ({ value: way, label: t(`market:form.rollUps.${way}`) }))}
        value={input.rollUp}
        onChange={(value) => {
          const rollUp = ways.find((way) => way === value);
          if (rollUp) onChange({ rollUp });
        }}
      />
      {input.rollUp === 'mean' && (
        <Select
          label={t('market:form.weight')}
          placeholder={t('market:form.noWeight')}
          clearable
          data={names
            .filter(({ unit, kind }) => isAdditive(unit) && kind !== 'parameter')
            .map(({ key, name }) => ({ value: key, label: name }))}
          value={input.weight}
          onChange={(weight) => onChange({ weight })}
        />
      )}
    </Group>
  );
}
