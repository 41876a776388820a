import {
  ActionIcon,
  NumberInput,
  Popover,
  SegmentedControl,
  Stack,
  Switch,
  Text,
  Tooltip,
} from '@mantine/core';
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { PercentInput } from './PercentInput.tsx';
import type { DesignMeasure } from './settings.ts';

/** The less usual about a measure: must or should, its own allowance downwards, its weight. */
export function MeasureMore(props: {
  name: string;
  measure: DesignMeasure;
  onChange: (measure: DesignMeasure) => void;
}) {
  const { name, measure, onChange } = props;
  const { t } = useTranslation();
  const { lowerTolerance, soft: _soft, ...plain } = measure;
  const lower = lowerTolerance === undefined ? {} : { lowerTolerance };
  return (
    <Popover position="bottom-end" width={260} trapFocus>
      <Tooltip label={t('design:moreOf', { measure: name })}>
        <span>
          <Popover.Target>
            <ActionIcon size="sm" aria-label={t('design:moreOf', { measure: name })}>
              <IconAdjustmentsHorizontal size={15} stroke={1.6} />
            </ActionIcon>
          </Popover.Target>
        </span>
      </Tooltip>
      <Popover.Dropdown aria-label={t('design:moreOf', { measure: name })}>
        <Stack gap="sm">
          <div>
            <SegmentedControl
              fullWidth
              aria-label={t('design:strictness')}
              value={measure.soft === true ? 'soft' : 'hard'}
              onChange={(value) =>
                onChange({ ...plain, ...lower, ...(value === 'soft' ? { soft: true } : {}) })
              }
              data={[
                { value: 'hard', label: t('design:hard') },
                { value: 'soft', label: t('design:soft') },
              ]}
            />
            <Text size="xs" c="dimmed" mt={4}>
              {t(measure.soft === true ? 'design:softHint' : 'design:hardHint')}
            </Text>
          </div>
          <Switch
            label={t('design:ownLower')}
            checked={lowerTolerance !== undefined}
            onChange={(event) => {
              const { lowerTolerance: _lower, ...rest } = measure;
              onChange(
                event.currentTarget.checked
                  ? { ...rest, lowerTolerance: Math.min(1, measure.tolerance) }
                  : rest,
              );
            }}
          />
          {lowerTolerance !== undefined && (
            <PercentInput
              label={t('design:lower')}
              prefix="− "
              most={1}
              size="xs"
              share={lowerTolerance}
              onShare={(share) => onChange({ ...measure, lowerTolerance: share })}
            />
          )}
          <NumberInput
            label={t('design:weight')}
            description={t('design:weightHint')}
            min={0.1}
            max={100}
            decimalScale={1}
            step={0.5}
            value={measure.weight}
            onChange={(value) => {
              if (typeof value === 'number' && value >= 0.1) onChange({ ...measure, weight: value });
            }}
          />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
