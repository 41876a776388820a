import { NumberInput, type NumberInputProps } from '@mantine/core';

interface Props extends Omit<NumberInputProps, 'value' | 'onChange' | 'min' | 'max'> {
  share: number;
  onShare: (share: number) => void;
  /** Largest share, 1 = 100 %. */
  most: number;
}

/** A share typed in percent, with one decimal; what is no number or not above 0 is not taken. */
export function PercentInput({ share, onShare, most, ...rest }: Props) {
  return (
    <NumberInput
      suffix=" %"
      hideControls
      decimalScale={1}
      {...rest}
      min={0.1}
      max={most * 100}
      value={Math.round(share * 1000) / 10}
      onChange={(value) => {
        if (typeof value === 'number' && value > 0 && value <= most * 100) onShare(value / 100);
      }}
    />
  );
}
