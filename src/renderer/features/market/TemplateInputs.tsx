import { SegmentedControl, Select, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import {
  type TemplateBinding,
  type TemplateBindings,
  type TemplateInput,
  type TemplateKind,
  templates,
} from '../../../shared/domain/market-templates.ts';
import type { MeasureUnit } from '../../../shared/domain/measures.ts';
import { AmountInput } from './AmountInput.tsx';
import classes from './market.module.css';
import type { NameOption } from './use-name-options.ts';

interface Props {
  kind: TemplateKind;
  unit: MeasureUnit;
  bindings: TemplateBindings;
  names: readonly NameOption[];
  onChange: (bindings: TemplateBindings) => void;
}

/** The named inputs of a template: each a column of the plan, a parameter, or a typed figure. */
export function TemplateInputs({ kind, unit, bindings, names, onChange }: Props) {
  const set = (key: string, binding: TemplateBinding | undefined) => {
    const { [key]: _, ...rest } = bindings;
    onChange(binding === undefined ? rest : { ...rest, [key]: binding });
  };
  return templates[kind].inputs.map((input) => {
    const asked = input.unit === 'result' ? unit : input.unit;
    if (input.key === 'price' && unit !== 'fen') return null;
    return (
      <Input
        key={`${input.key} ${asked}`}
        kind={kind}
        input={input}
        unit={asked}
        binding={bindings[input.key]}
        names={names}
        onChange={(binding) => set(input.key, binding)}
      />
    );
  });
}

/** Units a column may have to serve an input; a plain number is read in the unit asked for. */
const fits = (unit: MeasureUnit, asked: MeasureUnit) =>
  unit === asked ||
  unit === 'number' ||
  (asked === 'number' && unit === 'ratio') ||
  (unit === 'fen' && asked === 'fenPerCount');

/** Typed values of a template are yuan and plain numbers. */
const yuanIn = (unit: MeasureUnit) => (unit === 'fen' || unit === 'fenPerCount' ? 100 : 1);

function Input(props: {
  kind: TemplateKind;
  input: TemplateInput;
  unit: MeasureUnit;
  binding: TemplateBinding | undefined;
  names: readonly NameOption[];
  onChange: (binding: TemplateBinding | undefined) => void;
}) {
  const { kind, input, unit, binding, names, onChange } = props;
  const { t } = useTranslation();
  const label = t(`market:inputs.${kind}.${input.key}`);
  const typed = binding !== undefined && 'value' in binding ? binding.value : null;
  const isTyped = typed !== null;
  const isColumn = !isTyped && (binding !== undefined || names.some((name) => fits(name.unit, unit)));
  const hint =
    input.key === 'personsEach' || input.key === 'price' ? t(`market:inputHints.${input.key}`) : '';
  return (
    <div className={classes.input}>
      <span className={classes.inputName}>
        {label}
        {input.optional && input.key !== 'price' && (
          <Text span size="xs" c="dimmed">
            {` (${t('market:optional')})`}
          </Text>
        )}
        {hint !== '' && (
          <Text size="xs" c="dimmed">
            {hint}
          </Text>
        )}
      </span>
      <div className={classes.source}>
        <SegmentedControl
          size="xs"
          aria-label={t('market:bind.of', { input: label })}
          value={isTyped || !isColumn ? 'typed' : 'column'}
          onChange={(value) => onChange(value === 'typed' ? { value: 0 } : undefined)}
          data={[
            { value: 'column', label: t('market:bind.column') },
            { value: 'typed', label: t('market:bind.typed') },
          ]}
        />
        {isColumn && !isTyped ? (
          <Select
            aria-label={label}
            placeholder={t('market:bind.choose')}
            searchable
            clearable
            data={names
              .filter((name) => fits(name.unit, unit))
              .map(({ name }) => name)
              .filter((name, at, all) => all.indexOf(name) === at)}
            value={binding && 'name' in binding ? binding.name : null}
            onChange={(name) => onChange(name === null ? undefined : { name })}
          />
        ) : (
          <AmountInput
            aria-label={label}
            unit={unit}
            value={typed === null ? null : typed * yuanIn(unit)}
            onValue={(value) => onChange(value === null ? undefined : { value: value / yuanIn(unit) })}
          />
        )}
      </div>
    </div>
  );
}
