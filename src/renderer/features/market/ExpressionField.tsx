import { Combobox, Textarea, useCombobox } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { FormulaError } from '../../../shared/contract/market.ts';
import { completed, wordBefore } from './completion.ts';
import classes from './market.module.css';
import type { NameOption } from './use-name-options.ts';

/** Functions of the language (docs/market.md). */
export const functionNames = [
  ...['if', 'min', 'max', 'round', 'floor', 'ceil', 'abs', 'sqrt', 'log', 'exp', 'given'],
  ...['total', 'average', 'neighbours', 'yuan', 'count', 'minutes', 'hours', 'km2'],
] as const;

const mostOffered = 12;

interface Props {
  value: string;
  names: readonly NameOption[];
  error: FormulaError | null;
  onChange: (expression: string) => void;
}

/** A formula being written: names and functions are offered for the word at the caret, a mistake is marked where it stands. */
export function ExpressionField({ value, names, error, onChange }: Props) {
  const { t } = useTranslation();
  const field = useRef<HTMLTextAreaElement>(null);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const caret = field.current?.selectionStart ?? value.length;
  const word = wordBefore(value, caret);
  const offered = word.text === '' && !word.isQuoted ? [] : offers(word.text, word.isQuoted, names);

  const take = (offer: string) => {
    const done = completed(
      value,
      word,
      offer,
      names.some(({ name }) => name === offer),
    );
    onChange(done.text);
    combobox.closeDropdown();
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(done.caret, done.caret);
    });
  };

  return (
    <Combobox store={combobox} onOptionSubmit={take} withinPortal>
      <Combobox.Target>
        <Textarea
          ref={field}
          className={classes.code ?? ''}
          label={t('market:form.expression')}
          description={t('market:form.expressionHint', { functions: functionNames.join(' ') })}
          autosize
          minRows={2}
          maxRows={8}
          spellCheck={false}
          value={value}
          onChange={(event) => {
            onChange(event.currentTarget.value);
            combobox.openDropdown();
            combobox.selectFirstOption();
          }}
          onBlur={() => combobox.closeDropdown()}
          onClick={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={offered.length === 0}>
        <Combobox.Options mah={220} style={{ overflowY: 'auto' }}>
          {offered.map((offer) => (
            <Combobox.Option key={offer} value={offer}>
              {offer}
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
      {error !== null && <Marked text={value} error={error} />}
    </Combobox>
  );
}

function offers(text: string, isQuoted: boolean, names: readonly NameOption[]): string[] {
  const wanted = text.toLowerCase();
  const all = isQuoted ? names.map(({ name }) => name) : [...names.map(({ name }) => name), ...functionNames];
  const fitting = all.filter((name) => name.toLowerCase().includes(wanted) && name !== text);
  return [...new Set(fitting)].slice(0, mostOffered);
}

/** The formula with the wrong part marked. */
function Marked({ text, error }: { text: string; error: FormulaError }) {
  const { at, end } = error.params;
  if (typeof at !== 'number' || typeof end !== 'number' || text === '') return null;
  const from = Math.min(at - 1, Math.max(0, text.length - 1));
  const to = Math.max(from + 1, end);
  return (
    <p className={classes.mark} aria-hidden>
      {text.slice(0, from)}
      <mark>{text.slice(from, to)}</mark>
      {text.slice(to)}
    </p>
  );
}
