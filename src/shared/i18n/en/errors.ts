/** Each says what happened and where, then what to do. Keys are error codes. */
export default {
  PLAN_NOT_OPEN: 'No plan is open. Create or open a plan, or open the sample.',
  PLAN_LOCKED:
    '“{{file}}” is in use in another window or on another computer. Close it there, then open it here. If it is open nowhere, the network drive may not know locks: open a copy on this computer.',
  PLAN_FOREIGN:
    '“{{file}}” is not a Bailiwick plan; it was left untouched. Choose a .sqlite file made by this program.',
  PLAN_TOO_NEW:
    '“{{file}}” was saved by a newer Bailiwick (format {{version}}; this program reads up to {{supported}}). Update the program, then open it; the file was left untouched.',
  PLAN_READ_ONLY:
    '“{{file}}” is read-only, so edits cannot be saved. Remove the read-only mark, or copy the file to a folder you can write to.',
  PLAN_DAMAGED:
    '“{{file}}” is damaged or incomplete. Use the backup button beside it under Recent on the start screen to restore a backup, or to rescue what can still be read.',
  PLAN_PART_DAMAGED:
    'A part of the plan (table “{{table}}”) cannot be read, so this cannot be shown; nothing was changed and the rest can be used. Restore a backup with the backup button beside the plan under Recent on the start screen.',
  PLAN_MISSING:
    '“{{file}}” was not found. It may have been moved, renamed or deleted; use Open to find it again.',
  PLAN_EXISTS: '“{{file}}” already exists. Choose another name, or move the existing file away.',
  PLAN_DISK_FULL:
    'The disk is full; this step of “{{file}}” was not saved. Free some space and repeat the step; everything before it is kept.',
  PLAN_IO:
    'The disk failed while “{{file}}” was read or written; this step may not have been saved, everything before it is. Check the disk or the network drive, look at the history, then try again.',
  PLAN_BUSY:
    'A large change was being written to the plan, or meanwhile it changed or another was opened. Nothing was done: try again.',
  PLAN_MOVED:
    '“{{file}}” was moved, renamed or deleted; this step was not saved. Everything before it is still here: put it back to go on.',
  PLAN_REPLACED:
    'Another file now stands in place of “{{file}}” (put there by a synchroniser or another program). This step was not saved and that file was not touched. Choose which of the two to keep.',
  PLAN_CHANGED:
    'Another program wrote into “{{file}}”; this step was not saved, so as not to write over it. Reopen what is on the disk; what was there before is in the backups.',
  DRIVE_SILENT:
    '“{{folder}}” does not answer, so “{{file}}” could not be reached; nothing was changed. Check the network or the cable and try again, or choose a file on another drive. Everything else can be used meanwhile.',

  FILE_MISSING: 'The file “{{file}}” was not found. It may have been moved or deleted; choose it again.',
  FILE_TOO_LARGE:
    'The file “{{file}}” is too large; the limit is {{limit}} MB. Split it, or remove sheets you do not need.',
  FILE_NOT_ALLOWED: 'This file was not chosen or dropped here, so it was not read. Choose the file again.',
  FILE_WRITE_FAILED:
    'The file “{{file}}” could not be written. It may be open in Excel, or the folder may not be writable; close it or choose another place.',

  IMPORT_TYPE_UNKNOWN:
    'The format of “{{file}}” is not known. Excel (.xlsx), CSV, GeoJSON, TopoJSON, zipped Shapefile, KML and GeoPackage files can be imported.',
  IMPORT_ENCRYPTED:
    '“{{file}}” is protected by a password. Remove the password in Excel, save, and import again.',
  IMPORT_LEGACY_XLS:
    '“{{file}}” is in the old Excel 97–2003 format (.xls). Save it as .xlsx in Excel, then import that file.',
  IMPORT_OTHER_WORKBOOK:
    '“{{file}}” is in the {{format}} format, whatever its name says. Open it in the program that wrote it, save it as .xlsx, then import that file.',
  IMPORT_TRUNCATED:
    '“{{file}}” is incomplete; it may not have finished downloading or copying. Get the file again.',
  BASE_MAP_MISSING:
    'The base map file “{{file}}” is not where it was, so the map is shown without it. Put it back, or choose a file again under Layers.',
  BASE_MAP_FORMAT:
    '“{{file}}” is not a raster base map, or it is damaged. Choose an MBTiles or PMTiles file with PNG, JPEG or WebP tiles of at most 1024 pixels a side.',
  BASE_MAP_VECTOR:
    '“{{file}}” holds vector tiles; only raster tiles are shown here. Export it as PNG, JPEG or WebP tiles to MBTiles or PMTiles and choose that file.',
  BASE_MAP_SLOW:
    'Reading the base map “{{file}}” took more than {{seconds, second|seconds}}, so it is no longer shown. Put the file on a local disk, or choose another.',
  IMPORT_FORMAT:
    'The content of “{{file}}” could not be read. Open it in the program it came from, save a copy, and import the copy.',
  IMPORT_DOCTYPE:
    '“{{file}}” brings definitions of its own (a document type), as planning files never do; it was not read. Save it again from Excel and import that.',
  IMPORT_UNSAFE:
    '“{{file}}” holds names that lead out of the archive; it was not read. Ask for the file again, or save it again from Excel.',
  IMPORT_SHAPEFILE:
    'The {{part}} part of the shapefile in “{{file}}” is missing or broken. Zip the .shp, .dbf, .shx and .prj files together again and import that.',
  IMPORT_PROJECTED:
    '“{{file}}” is in a projected coordinate system but does not say which. Add its .prj file to the zip, or save it as WGS84 longitude and latitude.',
  IMPORT_PROJECTION_UNKNOWN:
    'The coordinate system “{{name}}” of “{{file}}” is not known here. Save the layer as WGS84 (EPSG:4326) and import that.',
  IMPORT_PLAN_FILE:
    '“{{file}}” is a database without map layers. To open a plan use Open; to import borders choose a GeoPackage.',
  IMPORT_DATABASE:
    '“{{file}}” is damaged or not built as a GeoPackage is. Export the layer again and import that.',
  IMPORT_TOO_LARGE: '“{{file}}” exceeds the limits of an import. Split it into several files.',
  IMPORT_EMPTY: '“{{file}}” has no rows of data. Check that it is the right file and sheet.',
  IMPORT_NO_HEADER:
    'No row of headings was found in “{{file}}”. Say in the import wizard which row holds them.',
  IMPORT_COLUMN_MISSING:
    '“{{file}}” lacks a required column: {{column}}. Choose a column for it in the import wizard, or add it to the sheet.',
  IMPORT_NO_POLYGONS:
    '“{{file}}” has no areas (Polygon or MultiPolygon). Choose a file with the boundaries of the units.',
  IMPORT_ONLY_UNITS:
    '“{{file}}” is a boundary file and can only be imported as units. Choose an Excel or CSV file here.',
  IMPORT_NOT_FOUND: 'The preview of this import has expired. Choose the file and preview it again.',
  IMPORT_NEEDS_UNITS: 'The plan has no units yet. Import a boundary file (GeoJSON, Shapefile, …) first.',
  DISTANCES_TOO_MANY:
    'There would be {{count, pair|pairs}} with a distance; the limit is {{most}}, so nothing was imported. Keep the pairs that lie near each other: the rest are estimated from the great circle.',
  DISTANCES_NONE:
    'The plan holds no imported distances. Import distances between units, or measure travel by the great circle × circuity.',
  DISTANCES_UNITS:
    'Imported distances can be used with up to {{most, unit|units}}; the plan has {{count}}. Measure travel by the great circle × circuity.',
  IMPORT_NEEDS_ACCOUNTS: 'The plan has no accounts yet. Import the accounts before the sales.',

  AUTHOR_NEEDED: 'Comments and packages are signed, and no name is set. Enter your name and try again.',
  REVIEW_FOREIGN:
    '“{{file}}” is not a Bailiwick review package; it was left untouched. Choose a .bwreview file made by this program.',
  REVIEW_TOO_NEW:
    'The review package “{{file}}” was made by a newer Bailiwick (format {{version}}; this program reads up to {{supported}}). Update the program, then open it.',
  REVIEW_TOO_LARGE:
    'The review package “{{file}}” is too large; the limit is {{limit}} MB. Send fewer territories in several packages.',
  REVIEW_ALTERED:
    'The review package “{{file}}” was altered or cut short on its way and was not opened. Ask the sender for the file again.',
  REVIEW_PASSWORD_NEEDED:
    'The review package “{{file}}” is protected. Enter the password its sender told you.',
  REVIEW_PASSWORD_WRONG:
    'The password does not fit; the review package “{{file}}” was not opened. Check capital letters and enter it again.',
  REVIEW_NOTHING_CHOSEN:
    'There are no territories in what was chosen. Choose a group that has some, or tick territories.',
  REVIEW_COPY_IMPORT:
    'This is a copy for review: units, accounts, reps and sales come from {{sender}} and are not sent back, so nothing was imported. Send the list along with the answer; {{sender}} imports it.',
  REVIEW_NO_COPY:
    'This plan was not opened from a review package, so there is nothing to send back. Open the package you received first.',
  REVIEW_IS_BACK:
    '“{{file}}” is a review that came back. Open the plan it was sent from, then take it in under Review.',
  REVIEW_IS_SENT:
    '“{{file}}” was sent to you for review and is not one that came back. Use Open review package.',
  REVIEW_UNKNOWN:
    '“{{file}}” was not sent from this plan, or the step that sent it was undone. Open the plan it was sent from and take it in there.',
  REVIEW_WITHDRAWN:
    'The package “{{name}}” was withdrawn; what came back was not taken in. Send a new package where it is needed.',
  REVIEW_STATE:
    'The package “{{name}}” is in another state by now, so this was not done. The screen shows the present state.',
  NOT_FOUND:
    'What you were working on no longer exists; it may have been deleted or undone. The screen shows the present state: choose again.',
  VALUE_INVALID: '“{{value}}” cannot be used here; nothing was changed. Enter a valid value.',
  VALUE_RANGE: '“{{value}}” is out of range; nothing was changed. Enter a figure within it.',
  NAME_TAKEN: 'The name “{{name}}” is taken. Choose another one.',
  TERRITORY_LOCKED: 'The territory “{{name}}” is locked; nothing was changed. Unlock it first.',
  SPLIT_IMPOSSIBLE:
    '“{{name}}” has fewer units (or cities) than territories asked for. Ask for fewer, or split it another way.',
  SPLIT_LINE_MISSES:
    'The line does not part “{{name}}”: all its units lie on one side of it. Draw the line through the territory.',
  GUARD_RAIL:
    'A guard rail forbids this step: “{{name}}” would break a rule (contiguity, tolerance or capacity), and nothing was changed. Move something else, or let the rule only warn in the guard rail settings.',
  SCENARIO_FROZEN: '“{{name}}” is in force, or a snapshot, and is not edited. Branch it and edit the branch.',
  SCENARIO_HAS_CHILDREN: 'Other scenarios branch from “{{name}}”. Delete those first.',
  SCENARIO_LAST:
    '“{{name}}” cannot be deleted: a plan keeps at least one scenario, and the present state stays.',
  TREE_CIRCLE: '“{{name}}” cannot stand below itself; nothing was changed. Choose another group.',
  GROUPS_NOTHING: 'This scenario has no territories to group. Add or design territories first.',
  GROUPS_NO_PLACES:
    'No control unit names its province or city, so there are no places to group by. Fill them in the units grid, or group by workload.',
  GROUPS_TOO_MANY:
    'Only {{items, territory (or group) has|territories (or groups) have}} units: {{count, group|groups}} cannot be made of them. Ask for {{items}} or fewer.',
  LAYER_RULE_EMPTY:
    'The rule of the layer asks for nothing yet, so it selects no accounts. Add a condition with the words to look for.',
  REBASE_ROOT:
    '“{{name}}” was not branched from another scenario, so there is nothing to base it on. Nothing was changed; re-base a branch of it instead.',
  NOTHING_TO_UNDO: 'There is nothing to undo.',
  NOTHING_TO_REDO: 'There is nothing to redo.',

  DESIGN_NOTHING_TO_DO:
    'There is nothing to design: no units, or the chosen measures are all zero. Import data, or choose another measure.',
  DESIGN_NO_HOMES:
    'No rep has a home yet. Import or enter the homes of the reps, or give a number of territories.',
  DESIGN_TOO_MANY:
    '{{count, territory|territories}} cannot be drawn from {{units, unit|units}}. Ask for at most {{units}}, or use smaller units.',
  DESIGN_INFEASIBLE:
    'No plan meets these conditions. Widen the tolerances, unlock territories, or link isolated units, then try again.',
  JOB_NOT_FOUND: 'This calculation has ended or was cancelled. Start it again.',
  JOB_CANCELLED: 'The calculation was cancelled; nothing was changed.',
  SIZING_THRESHOLDS:
    'The lower threshold of utilisation, {{low}} %, is not below the upper one, {{high}} %; nothing was saved. Set it lower.',
  STAFFING_NO_TERRITORIES: 'This scenario has no territories to staff. Design or add territories first.',
  STAFFING_NO_REPS: 'The plan has no reps yet. Import reps first.',
  STAFFING_PRESENT:
    '“{{name}}” is the present state and changes with imported data only. Branch a scenario from it and staff that one.',
  STAFFING_CHANGED: 'Scenario “{{name}}” changed while it was worked out; nothing was applied. Apply again.',
  REP_TWICE:
    '{{rep}} already works the full-time territory “{{other}}” and cannot work the full-time territory “{{territory}}” as well. Give one of them another rep first, or set its share below 1.',
  QUOTA_IMPOSSIBLE:
    'The quotas locked by hand contradict the total, so the rest cannot be spread. Change the total, or unlock some of them.',
  QUOTA_NO_BASIS: 'The chosen basis has no figures. Choose another method, or import the figures first.',
  QUOTA_WEIGHTS:
    'The weights add up to {{sum}} %, not 100 %. Nothing was changed. Make them add up to 100 %.',
  QUOTA_NEGATIVE:
    'Accounts with negative potential: {{count}}, such as “{{account}}” ({{ref}}) with {{yuan}} yuan. Potential can’t be spread by. Correct them under Data, then spread again.',
  QUOTA_NOT_ISSUED:
    'Quotas are not issued yet and still follow the borders, so nothing has to be moved by date. Issue the quotas first.',
  QUOTA_ISSUED: 'Quotas are issued and their numbers stand. Reopen them as a draft to spread again.',
  KPI_WEIGHTS:
    'The weights of “{{name}}” add up to {{sum}} %, not 100 %. Nothing was saved; change the weights and save again.',
  KPI_UNNAMED: 'KPI {{row}} of “{{name}}” has no name. Nothing was saved; name it or remove it.',
  PAY_CURVE:
    'An accelerator from {{from}} % follows one from {{after}} %. Nothing was saved; let each start above the one before.',
  PAY_LEVEL:
    '“{{name}}” is already the plan of this level. Nothing was saved; choose another level or change that plan.',
  DESIGN_NOT_ADDITIVE:
    '“{{measure}}” is a share or a figure by head: units’ figures do not add up, so it can’t be balanced. Choose a measure that adds up.',
  FORMULA_EMPTY: 'The formula is empty. Write one, for example [Population] * 25%.',
  FORMULA_TOO_LONG:
    'The formula has {{length}} characters; the limit is {{limit}}. Save a part as a measure of its own and name it here.',
  FORMULA_TOO_DEEP:
    'The formula nests too deep (limit {{limit}}). Save a part as a measure of its own and name it here.',
  FORMULA_SYNTAX:
    'Near character {{at}} (“{{text}}”) the formula can’t be read. Check brackets, operators and commas; names of measures stand in square brackets.',
  FORMULA_NOT_ALLOWED:
    'Near character {{at}} (“{{text}}”) stands something a formula can’t use. Use measures, parameters, numbers, arithmetic, comparisons and functions only.',
  FORMULA_FUNCTION_UNKNOWN: 'Character {{at}}: there is no function “{{name}}”. At hand: {{functions}}.',
  FORMULA_ARGUMENTS:
    'Character {{at}}: {{name}} takes {{least}} to {{most, argument|arguments}} and has {{count}}. Add or remove some.',
  FORMULA_NAME_UNKNOWN:
    'Characters {{at}} to {{end}}: no measure or parameter is called “{{name}}”. Choose one from the list, or add it first.',
  FORMULA_NAME_UNKNOWN_NEAR:
    'Characters {{at}} to {{end}}: no measure or parameter is called “{{name}}”. Was “{{near}}” meant?',
  FORMULA_CONDITION_NEEDED:
    'Characters {{at}} to {{end}}: a condition is needed here, such as [Population] > 0.',
  FORMULA_CONDITION_AS_NUMBER:
    'Characters {{at}} to {{end}}: a condition is no number. Write if(condition, number, number).',
  FORMULA_UNIT_MIXED:
    'Characters {{at}} to {{end}}: {{left}} and {{right}} can’t be added, subtracted or compared. Bring both to one unit; a plain number becomes one by yuan(100), count(5) and the like.',
  FORMULA_UNIT_NEEDED:
    'Characters {{at}} to {{end}}: {{name}} can’t take {{found}}. Divide by a quantity of the same unit first, for example / yuan(1).',
  FORMULA_UNIT_RESULT:
    'The formula gives {{found}}, and the measure is declared as {{declared}}. Mend the formula, or choose another unit.',
  FORMULA_CIRCULAR:
    'The formulas go in a circle: {{circle}}. Change one of them so that it no longer uses “{{name}}”.',
  FORMULA_NEEDS_OTHER:
    'Characters {{at}} to {{end}} name “{{name}}”, which has an error of its own. Mend “{{name}}” first.',
  FORMULA_IN_USE:
    '“{{name}}” is used by the calculated measure “{{by}}” and was not removed. Change the formula of “{{by}}” first.',
  FORMULA_INPUT_MISSING: '“{{input}}” has not been given. Choose a measure, or type a figure.',
  FORMULA_INPUT_RANGE:
    '“{{input}}” can’t be {{value}}. Shares lie between 0 and 1 (0 % to 100 %); other figures can’t be negative.',
  POTENTIAL_NEGATIVE:
    '“{{name}}” can’t be a potential: {{count, unit is|units are}} negative, such as {{unit}} ({{value}}). Check the data of these units, or keep it above zero with max(…, 0).',
  POTENTIAL_NOT_MONEY:
    '“{{name}}” is not money and can’t be the potential. Multiply by a price in the formula and set its unit to money.',
  INTERNAL:
    'Something went wrong inside the program; this step was not completed, and what was saved is safe. Try again; if it returns, restart the program.',

  CONNECTION_LOST:
    'The connection to the main program was lost; this step may not be complete. It is being restored; check the result before going on.',
  CONNECTION_REPLACED:
    'Bailiwick was opened in another tab, so this one no longer updates. Go to that tab, or reload this one to go on here.',
  CONNECTION_REFUSED:
    'This page’s access is no longer valid; the program may have been restarted. Use the new address it opened or printed.',
  TIMED_OUT:
    'The main program has not answered for a long time; this step may not be complete. Check the result and try again; if it returns, restart the program.',
  INPUT_REFUSED: 'What was entered is not acceptable; nothing was changed. Check the values and lengths.',
};
