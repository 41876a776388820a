import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type MeasureUnit, measureUnits } from '../../../shared/domain/measures.ts';

/** The unit of a measure or parameter, in words. */
export function UnitSelect(props: {
  label: string;
  value: MeasureUnit;
  units?: readonly MeasureUnit[];
  onChange: (unit: MeasureUnit) => void;
}) {
  const { t } = useTranslation();
  const units = props.units ?? measureUnits;
  return (
    <Select
      label={props.label}
      allowDeselect={false}
      disabled={units.length === 1}
      data={units.map((unit) => ({ value: unit, label: t(`market:units.${unit}`) }))}
      value={props.value}
      onChange={(value) => {
        const unit = units.find((one) => one === value);
        if (unit) props.onChange(unit);
      }}
    />
  );
}
