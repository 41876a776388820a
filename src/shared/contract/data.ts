import { z } from 'zod';
import { customerClasses } from '../domain/settings.ts';
import { isWhole } from '../rows/packed-cells.ts';
import { bytes, fen, followed, id, idList, latitude, longitude, procedure } from './base.ts';
import { breach } from './territory.ts';

export const unitRow = z.object({
  id,
  code: z.string(),
  name: z.string(),
  city: z.string(),
  province: z.string(),
  /** Pole of inaccessibility: where a label or a click lands inside. */
  longitude,
  latitude,
  /** Lower-case pinyin initials of the name, for search. */
  initials: z.string(),
  /** Value per measure, in the order of PlanState.measures; null = never given. */
  values: z.array(z.number().nullable()),
  /** Touches no other unit and has no link. */
  isIsland: z.boolean(),
});
export type UnitRow = z.infer<typeof unitRow>;

export const locationKinds = ['exact', 'county', 'city', 'province', 'none'] as const;

export const accountRow = z.object({
  id,
  ref: z.string(),
  name: z.string(),
  province: z.string(),
  city: z.string(),
  county: z.string(),
  address: z.string(),
  /** WGS84; null when it could not be placed at all. */
  longitude: longitude.nullable(),
  latitude: latitude.nullable(),
  /** exact: given coordinates; otherwise placed by the name of its county, city or province (approximate). */
  location: z.enum(locationKinds),
  unitId: id.nullable(),
  industry: z.string(),
  productLine: z.string(),
  /** Channel 渠道; '' = not given. */
  channel: z.string(),
  /** The class that counts: set by hand, else by cumulative share. */
  customerClass: z.enum(customerClasses),
  classIsManual: z.boolean(),
  callsPerYear: z.number(),
  minutesPerCall: z.number(),
  workloadMinutes: z.number(),
  potentialFen: fen.nullable(),
  /** Aligned with PlanState.salesYears. */
  salesFen: z.array(fen.nullable()),
  repId: id.nullable(),
  initials: z.string(),
});
export type AccountRow = z.infer<typeof accountRow>;

export const repRow = z.object({
  id,
  ref: z.string(),
  name: z.string(),
  city: z.string(),
  longitude: longitude.nullable(),
  latitude: latitude.nullable(),
  level: z.string(),
  callsPerDay: z.number().nullable(),
  workingDays: z.number().int().nullable(),
  sinceYear: z.number().int().nullable(),
  /** Share of full-time, 0 (away) to 1. */
  fte: z.number().min(0).max(1),
  /** `2026-03-01`; null = not given, taken as settled. */
  hiredOn: z.string().nullable(),
  /** Skills and products as typed, separated by commas. */
  skills: z.string(),
  /** What the rep costs a year. */
  costFen: fen.nullable(),
  initials: z.string(),
});
export type RepRow = z.infer<typeof repRow>;

export const competitorRow = z.object({
  id,
  name: z.string(),
  brand: z.string(),
  longitude,
  latitude,
  unitId: id.nullable(),
});
export type CompetitorRow = z.infer<typeof competitorRow>;

/** `link`: joined by hand (bridge, ferry). `barrier`: touching units that may not count as neighbours. */
export const unitLink = z.object({ a: id, b: id, kind: z.enum(['link', 'barrier']) });
export type UnitLink = z.infer<typeof unitLink>;

const mostCells = 200_000;
const texts = (longest: number) =>
  z.custom<string[]>(
    (list) =>
      Array.isArray(list) &&
      list.length <= mostCells &&
      list.every((text) => typeof text === 'string' && text.length <= longest),
  );
/**
 * Text as typed or pasted (`shared/rows/packed-cells.ts`); empty clears a cell only when it is an edit of that very cell. Parsed in
 * main (`services/read-cell.ts`).
 */
const packedCells = z
  .object({ ids: idList, fields: texts(60), fieldAt: idList, values: texts(2000), valueAt: idList })
  .refine((cells) => cells.ids.length > 0 && cells.ids.length <= mostCells && isWhole(cells));
/** `least` and `most` with VALUE_RANGE: what a figure of the column may be. */
export const rejectedEdit = z.object({
  id,
  field: z.string(),
  value: z.string(),
  reason: z.string(),
  least: z.number().optional(),
  most: z.number().optional(),
});

export const editableTables = ['units', 'accounts', 'reps', 'territories'] as const;

const page = z.object({ offset: z.number().int().min(0), limit: z.number().int().min(1).max(10_000) });
/** Rows of a page as packed columns (`shared/rows`), and how many rows there are in all. */
const packedPage = z.object({ bytes, total: z.number().int() });

export const dataContract = {
  /** `unitRow`s with the figures of all accounts, or of those a scenario sees (a layer's, or what exclusive layers leave). */
  units: procedure.input(page.extend({ scenarioId: id.optional() })).output(packedPage),
  /**
   * Borders as packed arrays (`shared/geometry/packed.ts`): the coarsest level with what all levels share, or one level's points.
   * 0 = the finest of `levels`; null when the plan has no borders.
   */
  shape: procedure
    .input(z.object({ level: z.number().int().min(0).max(9).optional() }))
    .output(z.object({ levels: z.number().int(), level: z.number().int(), bytes }).nullable()),
  /** Where the accounts are, as packed arrays; long before their rows, which are many. */
  accountPoints: procedure.output(bytes),
  /** `accountRow`s. */
  accounts: procedure.input(page).output(packedPage),
  reps: procedure.output(z.array(repRow)),
  competitors: procedure.output(z.array(competitorRow)),
  /**
   * All or nothing: any rejected cell refuses the whole edit; `rejected` says which and why (a key of `errors`).
   * `scenarioId` is needed by the `territory` field and by the table `territories` (ids are territory ids of that scenario).
   * One call is one undo entry; given up before it stands, it leaves the plan as it was.
   */
  edit: procedure
    .input(
      z.object({
        table: z.enum(editableTables),
        scenarioId: id.optional(),
        cells: packedCells,
      }),
    )
    .output(
      followed(
        z.object({
          changed: z.number().int(),
          rejected: z.array(rejectedEdit),
          /** Rules of the guard rails that the edit broke and that only warn. */
          breaches: z.array(breach),
        }),
      ),
    ),
  /** `pairs`: packed `a` and `b`, ids of units that touch or are linked, no barriers (`shared/geometry/packed.ts`). */
  neighbours: procedure.output(z.object({ pairs: bytes, links: z.array(unitLink) })),
  setLink: procedure
    .input(z.object({ a: id, b: id, kind: z.enum(['link', 'barrier', 'none']) }))
    .output(z.void()),
  /** For every island group its nearest unit of another group; metres between the borders' nearest vertices. */
  suggestLinks: procedure.output(followed(z.array(z.object({ a: id, b: id, metres: z.number() })))),
  acceptLinks: procedure.input(z.object({ pairs: z.array(z.tuple([id, id])).min(1) })).output(z.void()),
};
