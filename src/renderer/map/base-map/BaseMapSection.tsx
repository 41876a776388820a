import { Button, Group, SegmentedControl, Slider, Stack, Switch, Text, Tooltip } from '@mantine/core';
import { IconAlertTriangle, IconMap2 } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type BaseMap, baseMapDatums } from '../../../shared/contract/base-map.ts';
import { chooseBaseMap, forgetBaseMap, setBaseMap, useBaseMap } from './use-base-map.ts';

/** The offline base map in the layers menu: which file, how strong, in which coordinates. */
export function BaseMapSection() {
  const { t } = useTranslation();
  const base = useBaseMap();
  if (base === undefined) return null;
  if (base.file === null)
    return (
      <Stack gap={6}>
        <Text size="xs" c="dimmed">
          {t('map:baseMap.hint')}
        </Text>
        <Button variant="default" leftSection={<IconMap2 size={15} />} onClick={() => void chooseBaseMap()}>
          {t('map:baseMap.choose')}
        </Button>
      </Stack>
    );
  return (
    <Stack gap={8}>
      <Switch
        label={t('map:baseMap.title')}
        checked={base.shown}
        onChange={(event) => void setBaseMap({ shown: event.currentTarget.checked })}
      />
      <Text size="xs" c="dimmed" truncate title={base.file}>
        {base.file}
        {base.maxZoom > 0 && ` · ${t('map:baseMap.zooms', { from: base.minZoom, to: base.maxZoom })}`}
      </Text>
      {base.problem !== null && (
        <Group gap={6} wrap="nowrap" align="flex-start" role="alert">
          <IconAlertTriangle size={15} aria-hidden style={{ flex: 'none', marginTop: 1 }} />
          <Text size="xs">{t(`errors:${base.problem.code}`, base.problem.params)}</Text>
        </Group>
      )}
      {base.shown && base.problem === null && <Look base={base} />}
      <Group gap={6} grow>
        <Button size="compact-sm" variant="default" onClick={() => void chooseBaseMap()}>
          {t('map:baseMap.change')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => void forgetBaseMap()}>
          {t('map:baseMap.forget')}
        </Button>
      </Group>
    </Stack>
  );
}

function Look({ base }: { base: BaseMap }) {
  const { t } = useTranslation();
  const [opacity, setOpacity] = useState(base.opacity);
  return (
    <>
      <Slider
        size="sm"
        min={0.1}
        max={1}
        step={0.05}
        value={opacity}
        label={(value) => `${Math.round(value * 100)} %`}
        thumbLabel={t('map:baseMap.opacity')}
        onChange={setOpacity}
        onChangeEnd={(value) => void setBaseMap({ opacity: value })}
      />
      <Tooltip label={t('map:baseMap.datumTip')} multiline w={260}>
        <SegmentedControl
          size="xs"
          fullWidth
          aria-label={t('map:baseMap.datum')}
          value={base.datum}
          data={baseMapDatums.map((value) => ({ value, label: t(`map:baseMap.${value}`) }))}
          onChange={(value) => {
            const datum = baseMapDatums.find((one) => one === value);
            if (datum) void setBaseMap({ datum });
          }}
        />
      </Tooltip>
    </>
  );
}
