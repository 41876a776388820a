import { Alert, Group, NumberInput, Text, TextInput } from '@mantine/core';
import { IconCalendarMonth } from '@tabler/icons-react';
import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../app/format.ts';
import { assignYear, monthIn, moveYears, yearlessMonths } from './mapping.ts';
import type { Wizard } from './use-wizard.ts';

/** The month a column holds, as a person types it; nothing that is no month is taken. */
export function MonthOfColumn(props: {
  label: string;
  month: string | null;
  isWrong: boolean;
  onChange: (month: string | null) => void;
}) {
  const { t } = useTranslation();
  const [text, setText] = useState(props.month ?? '');
  useEffect(() => setText(props.month ?? ''), [props.month]);
  const settle = () => {
    const month = monthIn(text);
    if (month !== props.month) props.onChange(month);
    setText(month ?? '');
  };
  return (
    <TextInput
      aria-label={props.label}
      placeholder={t('import:monthPlaceholder')}
      value={text}
      error={props.isWrong}
      onChange={({ currentTarget }) => setText(currentTarget.value)}
      onBlur={settle}
      onKeyDown={(event) => {
        if (event.key === 'Enter') settle();
      }}
    />
  );
}

/** Says that a sheet has a column for each month, and moves all of them to another year at once. */
export function YearOfMonths({ wizard }: { wizard: Wizard }) {
  const { t } = useTranslation();
  const f = useFormat();
  const { plan } = wizard.state;
  const months = (plan?.mapping ?? []).flatMap(({ month }) => month ?? []).sort();
  const [first, last] = [months[0], months.at(-1)];
  if (plan === null || first === undefined || last === undefined) return null;
  const year = Number(first.slice(0, 4));
  return (
    <YearAlert
      title={t('import:months.title')}
      hint={t('import:months.hint', { count: f.count(months.length), first, last })}
      label={t('import:months.year')}
      year={year}
      choose={(next) => wizard.dispatch({ type: 'mapped', mapping: moveYears(plan.mapping, next - year) })}
    />
  );
}

/** Says that the months of a column are written without their year, and asks which it is. */
export function YearOfRows({ wizard }: { wizard: Wizard }) {
  const { t } = useTranslation();
  const { plan } = wizard.state;
  if (plan === null || plan.kind === null) return null;
  const { kind, mapping, sheet } = plan;
  const slot = yearlessMonths(mapping, kind, sheet.columns);
  if (slot === undefined) return null;
  const { column, year } = slot;
  return (
    <YearAlert
      title={t('import:yearless.title')}
      hint={t('import:yearless.hint', { heading: sheet.columns[column]?.header ?? '' })}
      label={t('import:yearless.year')}
      year={year}
      choose={(next) => wizard.dispatch({ type: 'mapped', mapping: assignYear(mapping, column, next) })}
    />
  );
}

function YearAlert(props: {
  title: string;
  hint: string;
  label: string;
  year: number | null;
  choose: (year: number) => void;
}) {
  const labelId = useId();
  return (
    <Alert color="slate" icon={<IconCalendarMonth size={16} />} title={props.title} py={8}>
      <Group gap="md" wrap="nowrap" align="center">
        <Text size="sm" flex={1}>
          {props.hint}
        </Text>
        <Text size="sm" id={labelId}>
          {props.label}
        </Text>
        <NumberInput
          size="xs"
          w={90}
          aria-labelledby={labelId}
          min={1990}
          max={2100}
          value={props.year ?? ''}
          error={props.year === null}
          onChange={(value) => {
            if (typeof value === 'number' && value >= 1990 && value <= 2100) props.choose(value);
          }}
        />
      </Group>
    </Alert>
  );
}
