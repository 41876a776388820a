import { redo, undo } from '../../app/commands.ts';
import { mapHandle } from '../../app/map-handle.ts';
import { newPlan, openPlan } from '../../app/plan-files.ts';
import { screens, setApp } from '../../app/store.ts';
import { addTerritory, lockAll } from '../../app/territory-actions.ts';
import { choosePackage } from '../review/package-files.ts';
import { showStep } from '../tour/tour.ts';

export interface Command {
  id: string;
  /** Catalogue key of its words. */
  text: string;
  run: () => unknown;
}

/** What the search box can do beside finding things. */
export const commands: readonly Command[] = [
  ...screens.map((screen) => ({
    id: `go-${screen}`,
    text: `rail.${screen}Tip`,
    run: () => setApp({ screen, panelOpen: true }),
  })),
  { id: 'import', text: 'plan.import', run: () => setApp({ importOpen: true }) },
  { id: 'add', text: 'kpi:add', run: addTerritory },
  { id: 'lockAll', text: 'kpi:lockAll', run: () => lockAll(true) },
  { id: 'unlockAll', text: 'kpi:unlockAll', run: () => lockAll(false) },
  { id: 'fit', text: 'map:fit', run: () => mapHandle()?.fit() },
  { id: 'undo', text: 'undo', run: undo },
  { id: 'redo', text: 'redo', run: redo },
  { id: 'history', text: 'historyPanel.title', run: () => setApp({ historyOpen: true }) },
  { id: 'new', text: 'plan.new', run: newPlan },
  { id: 'open', text: 'plan.open', run: openPlan },
  { id: 'review', text: 'review:menu.open', run: choosePackage },
  { id: 'tour', text: 'tour:start', run: () => showStep(0) },
  { id: 'help', text: 'shortcuts:title', run: () => setApp({ helpOpen: true }) },
];
