// KPI templates and incentive pay. See ../rows.ts for units.

export interface KpiTemplateRecord {
  id: number;
  name: string;
  stage: 'new' | 'growing' | 'mature';
  position: number;
}

/** Weights of a template add up to 10,000 basis points. */
export interface KpiItemRecord {
  template_id: number;
  position: number;
  kind: string;
  /** '' unless the kind is `custom`. */
  name: string;
  basis_points: number;
  follows_sales: number;
  target: string;
}

export interface TerritoryKpiRecord {
  scenario_id: number;
  territory_id: number;
  template_id: number;
}

export interface PayPlanRecord {
  id: number;
  name: string;
  /** Level of the reps it is for; '' = every level without a plan of its own. */
  level: string;
  /** Variable pay a year at 100 %. */
  target_fen: number;
  /** PayCurve as JSON. */
  curve: string;
  position: number;
}
