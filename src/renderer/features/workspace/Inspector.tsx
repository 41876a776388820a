import { Button, Menu, useComputedColorScheme } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Alignment } from '../../../shared/contract/scenario.ts';
import { assignAccounts } from '../../app/commands.ts';
import { territoryColour, unassignedColour } from '../../app/palette.ts';
import { useQuota } from '../../app/queries.ts';
import { reveal, type Selection } from '../../app/store.ts';
import { assignSelection } from '../../app/territory-actions.ts';
import { TerritoryItems } from '../../map/TerritoryItems.tsx';
import { CommentFold } from '../comments/CommentFold.tsx';
import { TerritoryExplanation } from '../design/TerritoryExplanation.tsx';
import { UnitExplanation } from '../design/UnitExplanation.tsx';
import { TransferDialog } from '../quota/TransferDialog.tsx';
import { type Facts, useFacts } from './facts.ts';
import { InspectorHead } from './InspectorHead.tsx';
import classes from './inspector.module.css';
import names from './name.module.css';

interface InspectorProps {
  selection: Selection;
  alignment: Alignment;
  onAside: () => void;
}

/** What is selected: what it is, what it sums to, what can be done with it. */
export function Inspector({ selection, alignment, onAside }: InspectorProps) {
  const { t } = useTranslation();
  const facts = useFacts(selection, alignment);
  if (facts === null) return null;
  return (
    <section className={classes.inspector} data-inspector aria-label={t('kpi:details')}>
      <InspectorHead
        title={facts.title}
        subtitle={facts.subtitle}
        showLabel={t('kpi:show')}
        onShow={() => reveal(selection.kind, selection.ids)}
        onAside={onAside}
      />
      <dl className={classes.facts}>
        {facts.lines.map((line) => (
          <div key={line.name}>
            <dt title={line.name}>{line.name}</dt>
            <dd title={line.exact} data-selectable>
              {line.value}
            </dd>
          </div>
        ))}
      </dl>
      {selection.kind === 'unit' && selection.ids.length === 1 && selection.ids[0] !== undefined && (
        <UnitExplanation unitId={selection.ids[0]} alignment={alignment} />
      )}
      {selection.kind === 'territory' && selection.ids.length === 1 && selection.ids[0] !== undefined && (
        <TerritoryExplanation territoryId={selection.ids[0]} alignment={alignment} />
      )}
      <Comments selection={selection} scenarioId={alignment.scenarioId} />
      <Actions selection={selection} facts={facts} alignment={alignment} />
    </section>
  );
}

function Comments({ selection, scenarioId }: { selection: Selection; scenarioId: number }) {
  const [id] = selection.ids;
  if (id === undefined || selection.ids.length > 1) return null;
  if (selection.kind === 'territory')
    return <CommentFold scenarioId={scenarioId} subject={{ thing: 'territory', territoryId: id }} />;
  if (selection.kind === 'account')
    return <CommentFold scenarioId={scenarioId} subject={{ thing: 'account', accountId: id }} />;
  return null;
}

/** More accounts than this are not moved one by one. */
const mostTransferred = 500;

/** Accounts that change hands on a day, once quotas that would go along are issued. */
function Transfer({ alignment }: { alignment: Alignment }) {
  const { t } = useTranslation();
  const sheet = useQuota(alignment.scenarioId).data;
  const [open, setOpen] = useState(false);
  if (sheet?.status !== 'issued') return null;
  return (
    <>
      <Button variant="subtle" size="compact-sm" onClick={() => setOpen(true)}>
        {t('quota:transfer.open')}
      </Button>
      {open && <TransferDialog sheet={sheet} alignment={alignment} onClose={() => setOpen(false)} />}
    </>
  );
}

function Actions(props: { selection: Selection; facts: Facts; alignment: Alignment }) {
  const { selection, facts, alignment } = props;
  const { t } = useTranslation();
  const scheme = useComputedColorScheme('light');
  if (selection.kind !== 'unit' && selection.kind !== 'account') return null;
  const { territory } = facts;
  return (
    <div className={classes.actions}>
      <span className={classes.belongs}>
        <span
          className={names.dot}
          style={{
            background: territory
              ? territoryColour(territory.colour, scheme).solid
              : unassignedColour[scheme].solid,
          }}
        />
        {facts.mixed ? t('kpi:severalTerritories') : (territory?.name ?? t('unassigned'))}
      </span>
      {facts.held && (
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => void assignAccounts(selection.ids, 'follow')}
        >
          {t('map:menu.follow')}
        </Button>
      )}
      {selection.kind === 'account' && selection.ids.length <= mostTransferred && (
        <Transfer alignment={alignment} />
      )}
      <Menu position="top-end">
        <Menu.Target>
          <Button variant="default" size="compact-sm" rightSection={<IconChevronDown size={13} />}>
            {t('map:area.assignTo')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah={360} style={{ overflowY: 'auto' }}>
          <TerritoryItems onPick={(id) => void assignSelection(id)} />
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
