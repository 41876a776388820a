import { ActionIcon, Button, Divider, Popover, Stack, Switch, Tooltip } from '@mantine/core';
import { IconLink, IconStack } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { layerNames, setLayer, useApp } from '../app/store.ts';
import { BaseMapSection } from './base-map/BaseMapSection.tsx';
import { suggestLinks } from './LinkSuggestions.tsx';

/** What the map shows on top of the units. */
export function LayersMenu() {
  const { t } = useTranslation();
  const layers = useApp((state) => state.layers);
  return (
    <Popover position="bottom-end" width={250} trapFocus returnFocus>
      <Popover.Target>
        <Tooltip label={t('map:layers.title')}>
          <ActionIcon aria-label={t('map:layers.title')}>
            <IconStack size={18} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown p="sm" aria-label={t('map:layers.title')}>
        <Stack gap={9}>
          {layerNames.map((name) => (
            <Switch
              key={name}
              label={t(`map:layers.${name}`)}
              checked={layers[name]}
              onChange={(event) => setLayer(name, event.currentTarget.checked)}
            />
          ))}
          <Button variant="default" leftSection={<IconLink size={15} />} onClick={() => void suggestLinks()}>
            {t('map:links.suggest')}
          </Button>
          <Divider />
          <BaseMapSection />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
