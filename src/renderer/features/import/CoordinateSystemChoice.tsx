import { Group, Radio, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type CoordinateSystem, coordinateSystems } from '../../../shared/contract/import.ts';

/** China's maps shift coordinates: the wrong choice moves every point by some 500 m. */
export function CoordinateSystemChoice(props: {
  value: CoordinateSystem;
  onChange: (crs: CoordinateSystem) => void;
  /** The file says itself how its coordinates are projected. */
  projected?: boolean;
}) {
  const { t } = useTranslation();
  return (
    <Radio.Group
      label={t('import:crs.title')}
      description={[t('import:crs.hint'), ...(props.projected ? [t('import:crs.ownHint')] : [])].join(' ')}
      value={props.value}
      onChange={(value) => {
        const crs = coordinateSystems.find((one) => one === value);
        if (crs) props.onChange(crs);
      }}
    >
      <Group mt={8} gap="xs" align="stretch">
        {coordinateSystems.map((crs) => (
          <Radio.Card key={crs} value={crs} p="xs" flex="1 1 200px" aria-label={t(`import:crs.${crs}.name`)}>
            <Group wrap="nowrap" align="flex-start" gap="xs">
              <Radio.Indicator mt={2} size="xs" />
              <div>
                <Text size="sm" fw={600}>
                  {t(`import:crs.${crs}.name`)}
                </Text>
                <Text size="xs" c="dimmed">
                  {t(`import:crs.${crs}.from`)}
                </Text>
              </div>
            </Group>
          </Radio.Card>
        ))}
      </Group>
    </Radio.Group>
  );
}
