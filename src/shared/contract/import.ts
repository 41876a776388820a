import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { gapMetresLimits, overlapRules } from '../domain/border-cleaning.ts';
import { degreesFaults, findingActions, findingCodes } from '../domain/findings.ts';
import { importKinds } from '../domain/import-fields.ts';
import { placeEvidence } from '../domain/place-report.ts';
import { followed, id, procedure, progress } from './base.ts';

export const coordinateSystems = ['wgs84', 'gcj02', 'bd09'] as const;
export type CoordinateSystem = (typeof coordinateSystems)[number];

/** Formats that hold borders: they can only be units. */
export const mapFormats = ['geojson', 'topojson', 'shapefile', 'kml', 'geopackage'] as const;
export const fileFormats = ['xlsx', 'csv', ...mapFormats] as const;
export type FileFormat = (typeof fileFormats)[number];

export const isMapFormat = (format: FileFormat): boolean => mapFormats.some((map) => map === format);

export const columnMapping = z.object({
  /** 0-based column in the sheet (or property name order for GeoJSON/TopoJSON). */
  column: z.number().int().min(0),
  /** A field key of import-fields.ts, `measure` (imported number of a unit), or null to leave it out. */
  field: z.string().nullable(),
  /** For perYear fields, and for months that are written without their year. */
  year: z.number().int().nullable(),
  /** For perMonth fields: `2026-01`. */
  month: z
    .string()
    .regex(/^\d{4}-(?:0[1-9]|1[0-2])$/)
    .optional(),
});
export type ColumnMapping = z.infer<typeof columnMapping>;

export const inspectedSheet = z.object({
  name: z.string(),
  rowCount: z.number().int(),
  /** Hidden in the workbook: offered last. */
  hidden: z.boolean(),
  /** 1-based row of the headings; 0 for GeoJSON/TopoJSON. */
  headerRow: z.number().int().min(0),
  columns: z.array(
    z.object({
      header: z.string(),
      samples: z.array(z.string()),
      numeric: z.boolean(),
      /** Some cells would name a month without its year, if the column is one of months. */
      yearless: z.boolean(),
    }),
  ),
  /** The first rows as text, for choosing another header row. */
  firstRows: z.array(z.array(z.string())),
  kind: z.enum(importKinds).nullable(),
  mapping: z.array(columnMapping),
  /** True when the mapping was remembered from an earlier import of the same headings. */
  remembered: z.boolean(),
  /** It was a sheet of this very name, too: the one to begin with. */
  chosenBefore: z.boolean(),
  crs: z.enum(coordinateSystems),
});
export type InspectedSheet = z.infer<typeof inspectedSheet>;

export const inspectedFile = z.object({
  fileId: z.string(),
  name: z.string(),
  format: z.enum(fileFormats),
  /** Text files only. */
  encoding: z.string().nullable(),
  sheets: z.array(inspectedSheet),
});
export type InspectedFile = z.infer<typeof inspectedFile>;

export const findingRow = z.object({
  /** Index of the finding in the preview: names it when it is decided one by one. */
  index: z.number().int().min(0),
  code: z.enum(findingCodes),
  sheet: z.string(),
  row: z.number().int().min(0),
  column: z.string(),
  value: z.string(),
  action: z.enum(findingActions),
  suggestion: z.string(),
  reason: z.enum(degreesFaults).optional(),
});
export type FindingRow = z.infer<typeof findingRow>;

export const importSource = z.object({
  fileId: z.string(),
  sheet: z.string(),
  kind: z.enum(importKinds),
  headerRow: z.number().int().min(0),
  mapping: z.array(columnMapping),
  crs: z.enum(coordinateSystems),
  encoding: z.string().nullable(),
  /** Only for `assignments`: the scenario they change. */
  scenarioId: id.nullable(),
});
export type ImportSource = z.infer<typeof importSource>;

const counted = z.object({ count: z.number().int(), areaM2: z.number() });

/** What cleaning the borders changes. `left`: enclosed places of nobody, too wide to be closed. `joined`: pairs of neighbours that share vertices
 * only then. `units`: how many it touches. */
export const borderReport = z.object({
  gaps: counted,
  overlaps: counted,
  slivers: counted,
  left: counted,
  joined: z.number().int(),
  units: z.number().int(),
});
export type BorderReport = z.infer<typeof borderReport>;

/** Mends chosen against the default: for all findings of a code, or for one by its index (which wins). */
export const importDecisions = z.object({
  byCode: z.partialRecord(z.enum(findingCodes), z.enum(findingActions)),
  byIndex: z.record(z.string(), z.enum(findingActions)),
  /** Units chosen for places of the report: its key → unit code, '' = none. */
  places: z.record(z.string(), z.string()).optional(),
  /** Blank cells of mapped columns erase what stands (accounts, reps); else they leave it. */
  erase: z.boolean().optional(),
  /** What the plan has and the file has not goes (accounts, reps); else it stays. */
  removeMissing: z.boolean().optional(),
  /** Borders are cleaned so; left out, they come as they were drawn. */
  clean: z
    .object({
      gapMetres: z.number().min(gapMetresLimits.least).max(gapMetresLimits.most),
      overlaps: z.enum(overlapRules),
      slivers: z.boolean(),
    })
    .optional(),
});
export type ImportDecisions = z.infer<typeof importDecisions>;

const placedUnit = z.object({ code: z.string(), name: z.string(), city: z.string() });

/** A place as rows say it, that is no unit's own name or code, and where it was found. */
export const placeLine = z.object({
  key: z.string(),
  said: z.string(),
  rows: z.number().int(),
  firstRow: z.number().int(),
  /** Null: nothing was found. */
  by: z.enum(placeEvidence).nullable(),
  /** 0..1 */
  score: z.number(),
  /** Null: none, or rows of this saying lie in several. */
  unit: placedUnit.nullable(),
  /** Units that come near, best first. */
  candidates: z.array(placedUnit.extend({ score: z.number() })),
});
export type PlaceLine = z.infer<typeof placeLine>;

export const importPreview = z.object({
  importId: z.string(),
  kind: z.enum(importKinds),
  rowsRead: z.number().int(),
  created: z.number().int(),
  updated: z.number().int(),
  unchanged: z.number().int(),
  skipped: z.number().int(),
  /** Of the plan, because the file has them not. */
  removed: z.number().int(),
  /** Rows of data that findings keep out, blank ones apart: what `rejected` saves. */
  leftOut: z.number().int(),
  findings: z.array(
    z.object({ code: z.enum(findingCodes), count: z.number().int(), action: z.enum(findingActions) }),
  ),
  /** First rows as they will stand in the plan, column heading → text. */
  sample: z.array(z.record(z.string(), z.string())),
  places: z.array(placeLine),
  /** Of a boundary file: what cleaning does, or would do at the width suggested; a large map is looked at only when asked. */
  borders: z.object({ suggestedMetres: z.number(), report: borderReport.nullable() }).nullable(),
});
export type ImportPreview = z.infer<typeof importPreview>;

/** One cell of the plan that would change: its row by id and name, the field and both values in words. */
export const importDifference = z.object({
  kind: z.enum(['changed', 'removed']),
  name: z.string(),
  field: z.string(),
  before: z.string(),
  after: z.string(),
});
export type ImportDifference = z.infer<typeof importDifference>;

/** What was chosen for sheets with certain headings, and is chosen again when such a sheet comes. */
export const importPreset = z.object({
  key: z.string(),
  kind: z.enum(importKinds),
  name: z.string(),
  headers: z.array(z.string()),
  /** How many columns are read. */
  columns: z.number().int(),
  crs: z.enum(coordinateSystems),
  sheet: z.string(),
  /** Text files only. */
  encoding: z.string().nullable(),
});
export type ImportPreset = z.infer<typeof importPreset>;

export const importContract = {
  presets: procedure.output(z.array(importPreset)),
  renamePreset: procedure.input(z.object({ key: z.string(), name: z.string().max(200) })).output(z.void()),
  removePreset: procedure.input(z.object({ key: z.string() })).output(z.void()),
  /** `encoding` overrides the detected one for text files. */
  inspect: procedure
    .input(z.object({ fileId: z.string(), encoding: z.string().nullable() }))
    .output(followed(inspectedFile)),
  /** Columns guessed anew for another kind, sheet or header row. */
  guess: procedure
    .input(
      z.object({
        fileId: z.string(),
        sheet: z.string(),
        kind: z.enum(importKinds),
        headerRow: z.number().int().min(0),
        encoding: z.string().nullable(),
      }),
    )
    .output(followed(inspectedSheet)),
  /** Reads the whole file in a worker; the last event carries the preview. Leaving the loop cancels. */
  preview: procedure
    .input(z.object({ source: importSource, decisions: importDecisions }))
    .output(eventIterator(z.object({ progress, preview: importPreview.nullable() }))),
  findings: procedure
    .input(
      z.object({
        importId: z.string(),
        code: z.enum(findingCodes).nullable(),
        offset: z.number().int().min(0),
        limit: z.number().int().min(1).max(1000),
      }),
    )
    .output(z.object({ total: z.number().int(), rows: z.array(findingRow) })),
  /** Every cell that would change in rows the plan has, and every row that would go. New rows are not told. */
  differences: procedure
    .input(
      z.object({
        importId: z.string(),
        offset: z.number().int().min(0),
        limit: z.number().int().min(1).max(1000),
        language: z.enum(['zh', 'en']),
      }),
    )
    .output(z.object({ total: z.number().int(), rows: z.array(importDifference) })),
  /** Works the preview out anew after changed decisions, without reading the file again; the last event carries it. Leaving the loop leaves it as it was. */
  decide: procedure
    .input(z.object({ importId: z.string(), decisions: importDecisions }))
    .output(eventIterator(z.object({ progress, preview: importPreview.nullable() }))),
  /** Writes it as one step; the last event carries what was done. Leaving the loop leaves the plan as it was. */
  commit: procedure
    .input(z.object({ importId: z.string() }))
    .output(eventIterator(z.object({ progress, preview: importPreview.nullable() }))),
  /** Saves the rows that would not be, or were not, imported as a sheet with the reason beside each; after the commit until `discard`. */
  rejected: procedure
    .input(z.object({ importId: z.string(), fileId: z.string(), language: z.enum(['zh', 'en']) }))
    .output(followed(z.object({ rows: z.number().int() }))),
  discard: procedure.input(z.object({ importId: z.string() })).output(z.void()),
  /** An empty sheet with the headings of a kind, in the interface language. */
  template: procedure
    .input(z.object({ kind: z.enum(importKinds), fileId: z.string(), language: z.enum(['zh', 'en']) }))
    .output(z.void()),
};
