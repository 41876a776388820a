import { TextInput, type TextInputProps } from '@mantine/core';
import { useState } from 'react';
import type { MeasureUnit } from '../../../shared/domain/measures.ts';
import { typedText, typedValue } from './amount-field.ts';

interface Props extends Omit<TextInputProps, 'value' | 'onChange'> {
  /** In the plan's unit. */
  value: number | null;
  unit: MeasureUnit;
  /** Null when emptied; text that is no figure is kept and marked, and not told. */
  onValue: (value: number | null) => void;
}

/** A figure typed the way people write figures: 1.2亿, 25%, 3,000. */
export function AmountInput({ value, unit, onValue, ...rest }: Props) {
  const [text, setText] = useState<string | null>(null);
  const shown = text ?? (value === null ? '' : typedText(value, unit));
  const isWrong = shown.trim() !== '' && typedValue(shown, unit) === null;
  return (
    <TextInput
      inputMode="decimal"
      {...rest}
      value={shown}
      error={isWrong}
      onChange={(event) => {
        const typed = event.currentTarget.value;
        setText(typed);
        const read = typedValue(typed, unit);
        if (read !== null || typed.trim() === '') onValue(read);
      }}
      onBlur={() => {
        if (!isWrong) setText(null);
      }}
    />
  );
}
