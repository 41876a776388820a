import { NumberInput, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseFen } from '../../../shared/domain/amount-text.ts';
import { useFormat } from '../../app/format.ts';
import { yuanText } from '../../grid/sheet.ts';

/** A whole or decimal number within limits. */
export function NumberField(props: {
  label: string;
  value: number;
  min: number;
  max: number;
  decimals?: number;
  suffix?: string;
  onChange: (value: number) => void;
}) {
  return (
    <NumberInput
      label={props.label}
      value={props.value}
      min={props.min}
      max={props.max}
      decimalScale={props.decimals ?? 0}
      clampBehavior="blur"
      {...(props.suffix ? { suffix: ` ${props.suffix}` } : {})}
      onChange={(value) => {
        if (typeof value === 'number' && value >= props.min && value <= props.max) props.onChange(value);
      }}
    />
  );
}

/** A share of 1, typed as percent. `null` (emptied) is offered where the program can work the share out itself. */
export function PercentField(props: {
  label: string;
  value: number | null;
  min: number;
  max: number;
  /** What holds while nothing is typed; allows emptying. */
  derived?: string;
  onChange: (share: number | null) => void;
}) {
  return (
    <NumberInput
      label={props.label}
      value={props.value === null ? '' : Number((props.value * 100).toFixed(4))}
      min={props.min * 100}
      max={props.max * 100}
      decimalScale={2}
      suffix=" %"
      clampBehavior="blur"
      {...(props.derived === undefined ? {} : { placeholder: props.derived })}
      onChange={(value) => {
        if (typeof value === 'number') {
          const share = value / 100;
          if (share >= props.min - 1e-12 && share <= props.max + 1e-12) props.onChange(share);
        } else if (value === '' && props.derived !== undefined) props.onChange(null);
      }}
    />
  );
}

/** Yuan as typed (万 and 亿 understood). Empty means "worked out" where `derivedFen` is given. */
export function MoneyField(props: {
  label: string;
  fen: number | null;
  derivedFen?: number | null;
  onChange: (fen: number | null) => void;
}) {
  const { t } = useTranslation();
  const f = useFormat();
  const [text, setText] = useState(() => yuanText(props.fen));
  const read = text.trim() === '' ? null : parseFen(text);
  const readable = text.trim() === '' ? props.derivedFen !== undefined : read !== null && read >= 0;
  // what came from outside (undo, another window) replaces what was typed
  useEffect(() => {
    setText((now) => (parseFen(now) === props.fen ? now : yuanText(props.fen)));
  }, [props.fen]);
  const shown = props.fen ?? props.derivedFen ?? null;
  return (
    <TextInput
      label={props.label}
      value={text}
      placeholder={shown === null ? '' : t('sizing:derived', { value: f.money(shown) })}
      error={readable ? null : t('sizing:unreadable')}
      {...(readable && props.fen !== null ? { description: f.money(props.fen) } : {})}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      onChange={(event) => {
        const next = event.currentTarget.value;
        setText(next);
        const fen = next.trim() === '' ? null : parseFen(next);
        if (fen === null ? props.derivedFen !== undefined && next.trim() === '' : fen >= 0)
          props.onChange(fen);
      }}
    />
  );
}
