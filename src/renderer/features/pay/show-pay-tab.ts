import { remember, setApp } from '../../app/store.ts';

/** Where the screen keeps which of its parts is open. */
export const payMemory = 'pay';
export const payTabs = ['fairness', 'evidence', 'templates', 'curve', 'simulator'] as const;
export type PayTab = (typeof payTabs)[number];

/** Opens a part of the screen from elsewhere. */
export function showPayTab(tab: PayTab): void {
  remember(payMemory, tab);
  setApp({ screen: 'pay' });
}
