import { join } from 'node:path';
import { translate } from '../../shared/i18n/index.ts';
import { type AppService, createAppService } from './app-service.ts';
import { type BackupService, createBackupService } from './backup/backup-service.ts';
import { type BaseMapService, createBaseMapService } from './base-map/base-map-service.ts';
import { type CommentService, createCommentService } from './comments/comment-service.ts';
import { type CompareService, createCompareService } from './compare-service.ts';
import { createDataService, type DataService } from './data-service.ts';
import { createDesignService, type DesignService } from './design/design-service.ts';
import { createExplainUnit, type ExplainUnit } from './design/explain.ts';
import { createExplainTerritory, type ExplainTerritory } from './design/explain-territory.ts';
import { createEditService, type EditService } from './edit-service.ts';
import { createEffectService, type EffectService } from './effect-service.ts';
import { createEvidenceService, type EvidenceService } from './evidence-service.ts';
import { createExportService, type ExportService } from './export/export-service.ts';
import { createFairnessService, type FairnessService } from './fairness-service.ts';
import type { Host } from './host.ts';
import { createImportService, type ImportService } from './import-service.ts';
import { createLayerService, type LayerService } from './layers/layer-service.ts';
import { createLinksService, type LinksService } from './links-service.ts';
import { createFormulaService, type FormulaService } from './market/formula-service.ts';
import { createLadderService, type LadderService } from './market/ladder-service.ts';
import { createOwnSheets, type OwnSheets } from './own-sheets/own-sheets.ts';
import { createPayService, type PayService } from './pay/pay-service.ts';
import { createPayoutService, type PayoutService } from './pay/payout-service.ts';
import { createPlanService, type PlanService } from './plan-service.ts';
import { createProjection, type Projection } from './projection.ts';
import { createQuotaSheets, type QuotaSheets } from './quota/quota-sheets.ts';
import { createQuotaService, type QuotaService } from './quota-service.ts';
import { createRebaseService, type RebaseService } from './rebase/rebase-service.ts';
import { createMergeService, type MergeService } from './redraw/merge-service.ts';
import { createRedrawService, type RedrawService } from './redraw/redraw-service.ts';
import { createSnapshotService, type SnapshotService } from './redraw/snapshots.ts';
import { createRescueService, type RescueService } from './rescue-service.ts';
import { createReviewService, type ReviewService } from './review/review-service.ts';
import { createSampleService, type SampleService } from './sample-service.ts';
import { createScenarioService, type ScenarioService } from './scenario-service.ts';
import { createSession, type Session } from './session.ts';
import { createShapeService, type ShapeService } from './shape-service.ts';
import { createSizingService, type SizingService } from './sizing/sizing-service.ts';
import { createSplitUnitService, type SplitUnitService } from './split-unit.ts';
import { createStaffingService, type StaffingService } from './staffing/staffing-service.ts';
import { createTerritoryService, type TerritoryService } from './territory-service.ts';
import { createTreeService, type TreeService } from './tree/tree-service.ts';

/** Everything the program can do, whoever asks: the router of both hosts, the terminal, the tests. */
export interface Services {
  readonly app: AppService;
  readonly session: Session;
  readonly projection: Projection;
  readonly plan: PlanService;
  readonly rescue: RescueService;
  readonly backups: BackupService;
  readonly sample: SampleService;
  readonly data: DataService;
  readonly shapes: ShapeService;
  readonly baseMap: BaseMapService;
  readonly edit: EditService;
  readonly links: LinksService;
  readonly imports: ImportService;
  readonly scenario: ScenarioService;
  readonly territory: TerritoryService;
  readonly tree: TreeService;
  readonly layers: LayerService;
  readonly redraw: RedrawService;
  readonly snapshot: SnapshotService;
  readonly merge: MergeService;
  readonly comments: CommentService;
  readonly review: ReviewService;
  readonly rebase: RebaseService;
  readonly compare: CompareService;
  readonly design: DesignService;
  readonly quota: QuotaService;
  readonly quotaSheets: QuotaSheets;
  readonly sheets: OwnSheets;
  readonly effect: EffectService;
  readonly fairness: FairnessService;
  readonly evidence: EvidenceService;
  readonly pay: PayService;
  readonly payouts: PayoutService;
  readonly sizing: SizingService;
  readonly formulas: FormulaService;
  readonly ladder: LadderService;
  readonly staffing: StaffingService;
  readonly exports: ExportService;
  readonly explain: ExplainUnit;
  readonly explainTerritory: ExplainTerritory;
  readonly splitUnit: SplitUnitService;
  /** Ends jobs and closes the plan. */
  close(): Promise<void>;
}

export function createServices(host: Host): Services {
  const app = createAppService(host);
  const session = createSession((path) => app.recent.remember(path), {
    onLosing: (lost) => backups.keepLost(lost),
    keepLost: (lost) => backups.keepLostApart(lost),
  });
  const projection = createProjection(session);
  const plan = () => session.plan();
  const author = () => app.preferences().author;
  const baseMap = createBaseMapService(app.files, host.dataFolder);
  const backups = createBackupService({
    root: join(host.dataFolder, 'backups'),
    session,
    recentPath: (id) => app.recent.path(id),
  });
  const sizing = createSizingService(plan, projection);
  const design = createDesignService(plan, projection, () => app.preferences().language);
  const quota = createQuotaService({ plan, projection });
  const imports = createImportService({
    plan,
    files: app.files,
    language: () => app.preferences().language,
  });
  const fairness = createFairnessService({ plan, projection, quota: quota.get });
  const evidence = createEvidenceService({ plan, projection, quota: quota.get, fairness: fairness.get });
  const pay = createPayService(plan, projection);
  const payouts = createPayoutService({ plan, projection, quota: quota.get });
  session.subscribe(({ kind }) => {
    if (kind !== 'closed') return;
    design.close();
    imports.close();
  });
  const compare = createCompareService(plan, projection, quota.preview);
  const plans = createPlanService(session, projection, (path) => app.recent.remember(path));
  return {
    app,
    session,
    projection,
    plan: plans,
    rescue: createRescueService({
      session,
      plan: plans,
      plansFolder: host.plansFolder,
      conflictName: (name, at) => translate(app.preferences().language, 'conflict', 'fileName', { name, at }),
    }),
    backups,
    sample: createSampleService(host, session, plans, () => app.preferences().language),
    data: createDataService(plan, projection),
    shapes: createShapeService(plan),
    baseMap,
    edit: createEditService(plan, projection),
    links: createLinksService(plan, projection),
    imports,
    scenario: createScenarioService(plan, projection),
    territory: createTerritoryService(plan, projection),
    tree: createTreeService(plan, projection, (number, above) =>
      translate(app.preferences().language, 'tree', above ? 'regionName' : 'areaName', { number }),
    ),
    layers: createLayerService(plan, projection),
    redraw: createRedrawService(plan, projection),
    snapshot: createSnapshotService(plan, projection),
    merge: createMergeService(plan, projection),
    comments: createCommentService(plan, author),
    review: createReviewService({ plan, projection, quota, author }),
    rebase: createRebaseService(plan, projection),
    compare,
    design,
    quota,
    quotaSheets: createQuotaSheets(app.files, plan, quota),
    sheets: createOwnSheets(app.files, plan, projection),
    effect: createEffectService({ plan, projection, quota: quota.preview }),
    fairness,
    evidence,
    pay,
    payouts,
    formulas: createFormulaService(plan, projection),
    ladder: createLadderService(plan, projection),
    sizing,
    staffing: createStaffingService({
      plan,
      projection,
      sizing,
      vacantStem: () => translate(app.preferences().language, 'staffing', 'vacantName'),
    }),
    exports: createExportService({ files: app.files, session }),
    explain: createExplainUnit(plan, projection),
    explainTerritory: createExplainTerritory(plan, projection),
    splitUnit: createSplitUnitService(plan, projection),
    async close() {
      backups.stop();
      baseMap.close();
      design.close();
      await session.leave(session.close);
    },
  };
}
