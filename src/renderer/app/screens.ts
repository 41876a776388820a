import { lazy } from 'react';

/** Screens, and what lies beside or over the map, are pieces of the program of their own: the map is there before they are read. */
const pieces = {
  session: () => import('./PlanSession.tsx'),
  data: () => import('../features/data/index.tsx'),
  sizing: () => import('../features/sizing/index.tsx'),
  staffing: () => import('../features/staffing/index.tsx'),
  quota: () => import('../features/quota/index.tsx'),
  pay: () => import('../features/pay/index.tsx'),
  compare: () => import('../features/compare/index.tsx'),
  review: () => import('../features/review/index.tsx'),
  reviewDialogs: () => import('../features/review/ReviewDialogs.tsx'),
  grid: () => import('../grid/index.tsx'),
  classes: () => import('../features/classes/index.tsx'),
  market: () => import('../features/market/index.tsx'),
  design: () => import('../features/design/index.tsx'),
  sheets: () => import('./Sheets.tsx'),
} as const;

export const PlanSession = lazy(async () => ({ default: (await pieces.session()).PlanSession }));
export const DataScreen = lazy(async () => ({ default: (await pieces.data()).DataScreen }));
export const SizingScreen = lazy(async () => ({ default: (await pieces.sizing()).SizingScreen }));
export const StaffingScreen = lazy(async () => ({ default: (await pieces.staffing()).StaffingScreen }));
export const QuotaScreen = lazy(async () => ({ default: (await pieces.quota()).QuotaScreen }));
export const PayScreen = lazy(async () => ({ default: (await pieces.pay()).PayScreen }));
export const CompareScreen = lazy(async () => ({ default: (await pieces.compare()).CompareScreen }));
export const ReviewScreen = lazy(async () => ({ default: (await pieces.review()).ReviewScreen }));
export const ReviewDialogs = lazy(async () => ({ default: (await pieces.reviewDialogs()).ReviewDialogs }));
export const GridPanel = lazy(async () => ({ default: (await pieces.grid()).GridPanel }));
export const ClassesPanel = lazy(async () => ({ default: (await pieces.classes()).ClassesPanel }));
export const MarketPanel = lazy(async () => ({ default: (await pieces.market()).MarketPanel }));
export const DesignPanel = lazy(async () => ({ default: (await pieces.design()).DesignPanel }));
export const Sheets = lazy(async () => ({ default: (await pieces.sheets()).Sheets }));

/** Reads what a person may open next while nothing else is to do. What fails now is read when it is opened. */
export function readAhead(...names: (keyof typeof pieces)[]): void {
  const [name, ...others] = names;
  if (name === undefined) return;
  requestIdleCallback(() => {
    pieces[name]().then(
      () => readAhead(...others),
      () => undefined,
    );
  });
}
