import { piece } from './piece.ts';

/** Screens, and what lies beside or over the map, are pieces of the program of their own: the map is there before they are read. */
export const PlanSession = piece(async () => (await import('./PlanSession.tsx')).PlanSession);
export const DataScreen = piece(async () => (await import('../features/data/index.tsx')).DataScreen);
export const SizingScreen = piece(async () => (await import('../features/sizing/index.tsx')).SizingScreen);
export const StaffingScreen = piece(
  async () => (await import('../features/staffing/index.tsx')).StaffingScreen,
);
export const QuotaScreen = piece(async () => (await import('../features/quota/index.tsx')).QuotaScreen);
export const PayScreen = piece(async () => (await import('../features/pay/index.tsx')).PayScreen);
export const CompareScreen = piece(async () => (await import('../features/compare/index.tsx')).CompareScreen);
export const ReviewScreen = piece(async () => (await import('../features/review/index.tsx')).ReviewScreen);
export const ReviewDialogs = piece(
  async () => (await import('../features/review/ReviewDialogs.tsx')).ReviewDialogs,
);
export const GridPanel = piece(async () => (await import('../grid/index.tsx')).GridPanel);
export const ClassesPanel = piece(async () => (await import('../features/classes/index.tsx')).ClassesPanel);
export const MarketPanel = piece(async () => (await import('../features/market/index.tsx')).MarketPanel);
export const DesignPanel = piece(async () => (await import('../features/design/index.tsx')).DesignPanel);
export const Sheets = piece(async () => (await import('./Sheets.tsx')).Sheets);

const ahead = () => import('./queries/ahead.ts');

/** Asks for what the map of the plan just opened is drawn from. */
export const fetchMapAhead = async () => (await ahead()).fetchMapAhead();

/** What a person may open next. */
interface Readable {
  read(): Promise<unknown>;
}

/** What opening a plan needs. */
export const opening: readonly Readable[] = [{ read: ahead }, PlanSession];

/** Reads what a person may open next while nothing else is to do. What fails now is read when it is opened. */
export function readAhead([next, ...others]: readonly Readable[]): void {
  if (next === undefined) return;
  requestIdleCallback(() => {
    next.read().then(
      () => readAhead(others),
      () => undefined,
    );
  });
}

/** Reads what is needed next of all. What fails now is read when it is opened. */
export function readTogether(pieces: readonly Readable[]): void {
  for (const next of pieces) next.read().catch(() => undefined);
}
