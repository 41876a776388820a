import type { LadderStep, MarketState } from '../../../../shared/domain/market.ts';

export interface ReportUnit {
  id: number;
  code: string;
  name: string;
  city: string;
  province: string;
  /** A point inside, WGS84. */
  longitude: number;
  latitude: number;
  territoryId: number | null;
  accounts: number;
  calls: number;
  workloadMinutes: number;
  potentialFen: number;
  salesFen: number;
  previousSalesFen: number;
  /** null = never given. */
  imported: (number | null)[];
}

export interface ReportMarketUnit {
  potential: number;
  sales: number;
  /** null without potential. */
  share: number | null;
  sites: number;
  density: number | null;
  calls: number;
  /** 0 without demand. */
  rank: number;
  callsSoFar: number;
  met: readonly [boolean, boolean, boolean, boolean];
  calculated: LadderStep;
  step: LadderStep;
  isByHand: boolean;
  state: MarketState;
}
