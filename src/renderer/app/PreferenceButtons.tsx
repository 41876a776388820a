import { ActionIcon, Button, Menu, Tooltip, useMantineColorScheme } from '@mantine/core';
import { IconCheck, IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Preferences } from '../../shared/contract/app.ts';
import { run } from './commands.ts';
import { setLanguage } from './i18n.ts';
import { keys } from './queries.ts';
import { queryClient } from './query-client.ts';

/** Shown at once, kept by the main process. */
export function savePreferences(change: Partial<Preferences>): void {
  if (change.language !== undefined) setLanguage(change.language);
  void run((to) => to.app.setPreferences(change)).then((saved) => {
    if (saved) queryClient.setQueryData(keys.preferences, saved);
  });
}

/** Each language is named in itself, so that it is found by whoever reads only that one. */
export function LanguageButton() {
  const { t, i18n } = useTranslation();
  const other = i18n.language === 'en' ? 'zh' : 'en';
  const name = other === 'zh' ? '简体中文' : 'English';
  return (
    <Tooltip label={t('languageTip', { language: name })}>
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        px={8}
        h={30}
        lang={other === 'zh' ? 'zh-CN' : 'en'}
        aria-label={name}
        onClick={() => savePreferences({ language: other })}
      >
        {other === 'zh' ? '中文' : 'EN'}
      </Button>
    </Tooltip>
  );
}

const schemes = [
  { theme: 'auto', Icon: IconDeviceDesktop },
  { theme: 'light', Icon: IconSun },
  { theme: 'dark', Icon: IconMoon },
] as const;

export function ThemeButton() {
  const { t } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const { Icon } = schemes.find((scheme) => scheme.theme === colorScheme) ?? schemes[0];
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Tooltip label={t('theme.label')}>
          <ActionIcon aria-label={t('theme.label')}>
            <Icon size={18} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        {schemes.map((scheme) => (
          <Menu.Item
            key={scheme.theme}
            leftSection={<scheme.Icon size={16} stroke={1.7} />}
            rightSection={scheme.theme === colorScheme ? <IconCheck size={14} /> : null}
            onClick={() => {
              setColorScheme(scheme.theme);
              savePreferences({ theme: scheme.theme });
            }}
          >
            {t(`theme.${scheme.theme}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
