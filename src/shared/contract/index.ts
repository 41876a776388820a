/** Everything the renderer, the terminal and the tests can ask of the main process: one contract, two transports. */
import { appContract } from './app.ts';
import { backupContract } from './backup.ts';
import { baseMapContract } from './base-map.ts';
import { commentContract } from './comment.ts';
import { compareContract } from './compare.ts';
import { dataContract } from './data.ts';
import { designContract } from './design.ts';
import { evidenceContract } from './evidence.ts';
import { exportContract } from './export.ts';
import { fairnessContract } from './fairness.ts';
import { importContract } from './import.ts';
import { layersContract } from './layers.ts';
import { marketContract } from './market.ts';
import { packContract } from './pack.ts';
import { payContract } from './pay.ts';
import { planContract } from './plan.ts';
import { quotaContract } from './quota.ts';
import { rebaseContract } from './rebase.ts';
import { redrawContract } from './redraw.ts';
import { reviewContract } from './review.ts';
import { scenarioContract } from './scenario.ts';
import { sheetsContract } from './sheets.ts';
import { sizingContract } from './sizing.ts';
import { staffingContract } from './staffing.ts';
import { treeContract } from './tree.ts';

export const contract = {
  app: appContract,
  plan: planContract,
  backup: backupContract,
  data: dataContract,
  baseMap: baseMapContract,
  import: importContract,
  scenario: { ...scenarioContract, ...redrawContract, ...compareContract, ...rebaseContract },
  tree: treeContract,
  layers: layersContract,
  design: designContract,
  quota: quotaContract,
  fairness: fairnessContract,
  evidence: evidenceContract,
  pay: payContract,
  sizing: sizingContract,
  market: marketContract,
  staffing: staffingContract,
  export: { ...exportContract, ...packContract },
  sheets: sheetsContract,
  comments: commentContract,
  review: reviewContract,
};
export type Contract = typeof contract;
