import { Button, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { marketStages } from '../../../shared/domain/pay.ts';
import { run } from '../../app/commands.ts';
import { keepPay } from './keep-pay.ts';
import classes from './pay.module.css';

/** The first step: templates and a plan to start from. */
export function PayEmpty() {
  const { t } = useTranslation();
  const create = async () => {
    const words = (key: string) => t(`pay:defaultName.${key}`);
    const [first, second, third] = marketStages;
    const names = {
      [first]: words(first),
      [second]: words(second),
      [third]: words(third),
      plan: words('plan'),
    };
    keepPay(await run((to) => to.pay.createDefaults({ names })));
  };
  return (
    <div className={classes.alone}>
      <Stack align="center" gap="sm">
        <Text c="dimmed" maw={440} ta="center">
          {t('pay:empty')}
        </Text>
        <Button onClick={() => void create()}>{t('pay:createDefaults')}</Button>
      </Stack>
    </div>
  );
}
