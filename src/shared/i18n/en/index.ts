import backup from './backup.ts';
import common from './common.ts';
import compare from './compare.ts';
import conflict from './conflict.ts';
import data from './data.ts';
import design from './design.ts';
import effect from './effect.ts';
import errors from './errors.ts';
import evidence from './evidence.ts';
import exportSheet from './export.ts';
import fairness from './fairness.ts';
import findings from './findings.ts';
import grid from './grid.ts';
import history from './history.ts';
import importWizard from './import.ts';
import jobs from './jobs.ts';
import kpi from './kpi.ts';
import layers from './layers.ts';
import map from './map.ts';
import market from './market.ts';
import measures from './measures.ts';
import menu from './menu.ts';
import pack from './pack.ts';
import pay from './pay.ts';
import principles from './principles.ts';
import quota from './quota.ts';
import reasons from './reasons.ts';
import rebase from './rebase.ts';
import review from './review.ts';
import scenario from './scenario.ts';
import shortcuts from './shortcuts.ts';
import sizing from './sizing.ts';
import staffing from './staffing.ts';
import start from './start.ts';
import tour from './tour.ts';
import tree from './tree.ts';
import whatIf from './whatIf.ts';

export const en = {
  common,
  backup,
  start,
  map,
  grid,
  jobs,
  kpi,
  import: importWizard,
  data,
  design,
  scenario,
  tour,
  review,
  tree,
  layers,
  whatIf,
  compare,
  conflict,
  quota,
  rebase,
  fairness,
  pack,
  pay,
  evidence,
  sizing,
  market,
  effect,
  staffing,
  history,
  errors,
  findings,
  reasons,
  principles,
  measures,
  export: exportSheet,
  shortcuts,
  menu,
};
