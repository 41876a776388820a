import { Spotlight } from '@mantine/spotlight';
import { IconCommand, IconHexagon, IconMapPin, IconSearch, IconShape, IconUser } from '@tabler/icons-react';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAccounts, useActiveAlignment, useReps, useUnits } from '../../app/queries.ts';
import { searchPalette } from '../../app/search-palette.ts';
import { reveal, type SelectionKind } from '../../app/store.ts';
import { commands } from './commands.ts';
import { best } from './match.ts';
import { useTypedEarly } from './use-typed-early.ts';
import { useInitials } from './useInitials.ts';

interface Hit {
  id: string;
  label: string;
  detail: string;
  run: () => unknown;
}

const perGroup = 7;
const icons = {
  territory: IconShape,
  unit: IconHexagon,
  account: IconMapPin,
  rep: IconUser,
  command: IconCommand,
};

/** ⌘K: everything of the plan by code, name or pinyin initials, and what can be done. */
export function SearchPalette() {
  const { t } = useTranslation();
  const [query, setQuery] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const add = useCallback((text: string) => setQuery((now) => now + text), []);
  useTypedEarly(field, add);
  return (
    <Spotlight.Root
      store={searchPalette}
      query={query}
      onQueryChange={setQuery}
      scrollable
      maxHeight="60vh"
      shortcut={null}
      attributes={{ content: { 'aria-label': t('search.open') } }}
      lockScroll={false}
      onSpotlightClose={leaveField}
      // Gone at once with what was looked for: asked for again before that it would go on from there.
      transitionProps={{ transition: 'pop', duration: 150, exitDuration: 0 }}
      size={620}
    >
      <Spotlight.Search
        ref={field}
        placeholder={t('search.placeholder')}
        aria-label={t('search.placeholder')}
        leftSection={<IconSearch size={18} stroke={1.6} />}
      />
      <Results query={query} />
    </Spotlight.Root>
  );
}

/** The field goes a moment after the palette is closed; keys pressed until then are for the frame, not for the field. */
function leaveField(): void {
  const field = document.activeElement;
  if (field instanceof HTMLInputElement && field.closest('[role="dialog"]') !== null) field.blur();
}

/** The list is a scroll area, whose viewport takes these; Mantine's types of the list leave them out. */
const scrolledByKeys = (label: string) => ({ viewportProps: { tabIndex: 0, 'aria-label': label } });

function Results({ query }: { query: string }) {
  const { t } = useTranslation();
  const groups = useHits(query);
  const none = groups.every((group) => group.hits.length === 0);
  return (
    <Spotlight.ActionsList {...scrolledByKeys(t('search.open'))}>
      {none && <Spotlight.Empty>{t('search.nothing', { query })}</Spotlight.Empty>}
      {groups
        .filter((group) => group.hits.length > 0)
        .map(({ kind, hits }) => {
          const Icon = icons[kind];
          return (
            <Spotlight.ActionsGroup key={kind} label={t(`search.group.${kind}`)}>
              {hits.map((hit) => (
                <Spotlight.Action
                  key={hit.id}
                  label={hit.label}
                  description={hit.detail}
                  leftSection={<Icon size={17} stroke={1.6} />}
                  onClick={() => void hit.run()}
                />
              ))}
            </Spotlight.ActionsGroup>
          );
        })}
    </Spotlight.ActionsList>
  );
}

function useHits(query: string): { kind: SelectionKind | 'command'; hits: Hit[] }[] {
  const { t } = useTranslation();
  const units = useUnits().data;
  const accounts = useAccounts().data;
  const reps = useReps().data;
  const territories = useActiveAlignment().data?.territories;
  const initials = useInitials(territories);
  return useMemo(() => {
    const orders = commands.map((command) => ({ ...command, name: t(command.text) }));
    const command = (query.trim() === '' ? orders : best(orders, query, perGroup, (order) => order)).map(
      (order): Hit => ({ id: `command-${order.id}`, label: order.name, detail: '', run: order.run }),
    );
    const hit =
      (kind: SelectionKind) =>
      (thing: { id: number; name: string }, detail: string): Hit => ({
        id: `${kind}-${thing.id}`,
        label: thing.name,
        detail,
        run: () => reveal(kind, [thing.id]),
      });
    return [
      {
        kind: 'territory' as const,
        hits: best(territories ?? [], query, perGroup, (territory) => ({
          name: territory.name,
          initials: initials(territory.name),
        })).map((territory) => hit('territory')(territory, '')),
      },
      {
        kind: 'unit' as const,
        hits: best(units ?? [], query, perGroup, (unit) => unit).map((unit) =>
          hit('unit')(unit, [unit.code, unit.city, unit.province].filter(Boolean).join(' · ')),
        ),
      },
      {
        kind: 'rep' as const,
        hits: best(reps ?? [], query, perGroup, (rep) => ({ ...rep, code: rep.ref })).map((rep) =>
          hit('rep')(rep, [rep.ref, rep.city].filter(Boolean).join(' · ')),
        ),
      },
      {
        kind: 'account' as const,
        hits: best(accounts ?? [], query, perGroup, ({ name, initials, ref }) => ({
          name,
          initials,
          code: ref,
        })).map((account) =>
          hit('account')(account, [account.ref, account.city, account.county].filter(Boolean).join(' · ')),
        ),
      },
      { kind: 'command' as const, hits: command },
    ];
  }, [query, units, accounts, reps, territories, initials, t]);
}
