import { ActionIcon, Button, Group, Text, Tooltip } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../app/client.ts';
import { run } from '../app/commands.ts';
import { followJob } from '../app/follow-job.ts';
import { useFormat } from '../app/format.ts';
import { translate } from '../app/i18n.ts';
import { mapHandle } from '../app/map-handle.ts';
import { useUnits } from '../app/queries.ts';
import { setApp, useApp } from '../app/store.ts';
import { toast } from '../app/toast.tsx';
import classes from './map.module.css';

/** Links that would make everything reachable; null: given up, or failed and said so. */
export const findLinks = () =>
  followJob({ id: 'links', text: translate('jobs:links') }, (signal) =>
    client().data.suggestLinks(undefined, { signal }),
  );

/** Asks which units of island groups lie nearest the rest, and shows them dashed until accepted. */
export async function suggestLinks(): Promise<void> {
  const pairs = await findLinks();
  if (pairs === null) return;
  if (pairs.length === 0) toast(() => translate('map:links.none'));
  else {
    setApp((state) => ({ suggestedLinks: pairs, layers: { ...state.layers, links: true } }));
    mapHandle()?.show(pairs.flatMap(({ a, b }) => [a, b]));
  }
}

export function LinkSuggestions() {
  const { t } = useTranslation();
  const format = useFormat();
  const suggested = useApp((state) => state.suggestedLinks);
  const units = useUnits().data ?? [];
  const [busy, setBusy] = useState(false);
  if (suggested === null) return null;
  const name = (id: number) => units.find((unit) => unit.id === id)?.name ?? '';
  const accept = async (chosen: typeof suggested) => {
    setBusy(true);
    const pairs = chosen.map(({ a, b }): [number, number] => [a, b]);
    const done = await run(async (to) => {
      await to.data.acceptLinks({ pairs });
      return true;
    });
    setBusy(false);
    if (done !== true) return;
    const left = suggested.filter((link) => !chosen.includes(link));
    setApp({ suggestedLinks: left.length > 0 ? left : null });
  };
  return (
    <section className={classes.links} aria-label={t('map:links.title')} data-map-overlay>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Text size="sm" fw={600}>
          {t('map:links.title')}
        </Text>
        <Tooltip label={t('map:links.dismiss')}>
          <ActionIcon
            size={22}
            aria-label={t('map:links.dismiss')}
            onClick={() => setApp({ suggestedLinks: null })}
          >
            <IconX size={14} />
          </ActionIcon>
        </Tooltip>
      </Group>
      <Text size="xs" c="dimmed">
        {t('map:links.text')}
      </Text>
      <ul className={classes.linkList}>
        {suggested.map((link) => (
          <li key={`${link.a}-${link.b}`}>
            <span>
              {name(link.a)} – {name(link.b)}
            </span>
            <span className={classes.classCount}>{format.distance(link.metres)}</span>
            <Tooltip label={t('map:links.accept')}>
              <ActionIcon
                size={22}
                disabled={busy}
                aria-label={t('map:links.acceptName', { a: name(link.a), b: name(link.b) })}
                onClick={() => void accept([link])}
              >
                <IconCheck size={14} />
              </ActionIcon>
            </Tooltip>
          </li>
        ))}
      </ul>
      <Button fullWidth loading={busy} onClick={() => void accept(suggested)}>
        {t('map:links.acceptAll', { total: suggested.length })}
      </Button>
    </section>
  );
}
