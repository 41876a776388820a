import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import type { FeatureCollection, Polygon, Position } from 'geojson';
import iconv from 'iconv-lite';
import { generator } from './grid-plan.ts';

/**
 * The files of a region the program has never seen: English headings in another order, WGS84, GeoJSON with other property
 * names, UTF-16 sales with semicolons, a workbook with two title rows, and a few honest mistakes.
 */
export interface RegionFiles {
  units: string;
  accounts: string;
  reps: string;
  sales: string;
  /** Pairs of unit codes that share a border. */
  borders: [string, string][];
  /** The one that touches nothing. */
  island: string;
  salesRows: number;
}

const columns = 14;
const rows = 9;
const customers = 900;
const reps = 12;
const [west, south, wide, high] = [4.2, 51.2, 0.16, 0.1];
const towns = ['Ashford', 'Brookvale', 'Calderton', 'Dunmere', 'Eastholm', 'Fairhaven', 'Glenrock'];

const codeAt = (column: number, row: number) => `NX${String(100 + row * columns + column)}`;

export async function writeRegion(folder: string, seed: number): Promise<RegionFiles> {
  const random = generator(seed);
  const corner = jaggedCorners(random);
  const units: FeatureCollection<Polygon> = { type: 'FeatureCollection', features: [] };
  const borders: [string, string][] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const ring = [
        corner(column, row),
        corner(column + 1, row),
        corner(column + 1, row + 1),
        corner(column, row + 1),
        corner(column, row),
      ];
      units.features.push(unit(codeAt(column, row), `District ${row + 1}-${column + 1}`, row, ring, random));
      if (column > 0) borders.push([codeAt(column - 1, row), codeAt(column, row)]);
      if (row > 0) borders.push([codeAt(column, row - 1), codeAt(column, row)]);
    }
  }
  const island = 'NX900';
  const [x, y] = [west + columns * wide + 0.3, south + 0.3];
  const ring = [
    [x, y],
    [x + 0.1, y],
    [x + 0.1, y + 0.08],
    [x, y + 0.08],
    [x, y],
  ];
  units.features.push(unit(island, 'Skerry Isle', 0, ring, random));

  const paths = {
    units: join(folder, 'districts.geojson'),
    accounts: join(folder, 'customer list.xlsx'),
    reps: join(folder, 'field force.csv'),
    sales: join(folder, 'invoices.txt'),
  };
  writeFileSync(paths.units, JSON.stringify(units));
  const people = Array.from({ length: reps }, (_, index) => ({
    id: `E-${String(index + 1).padStart(3, '0')}`,
    name: `${['Ann', 'Ben', 'Cleo', 'Dev'][index % 4]} ${['Moss', 'Reed', 'Stone'][Math.floor(index / 4)]}`,
  }));
  writeFileSync(paths.reps, `\ufeff${repsText(people, random)}`);
  await writeAccounts(paths.accounts, people, random);
  const sales = salesText(random);
  writeFileSync(paths.sales, iconv.encode(sales, 'utf-16le', { addBOM: true }));
  return { ...paths, borders, island, salesRows: sales.split('\r\n').length - 2 };
}

/** Corners shared by neighbours, each moved a little off the grid. */
function jaggedCorners(random: () => number): (column: number, row: number) => Position {
  const corners = new Map<string, Position>();
  for (let row = 0; row <= rows; row++)
    for (let column = 0; column <= columns; column++)
      corners.set(`${column} ${row}`, [
        west + (column + (random() - 0.5) * 0.5) * wide,
        south + (row + (random() - 0.5) * 0.5) * high,
      ]);
  return (column, row) => corners.get(`${column} ${row}`) ?? [];
}

function unit(code: string, label: string, row: number, ring: Position[], random: () => number) {
  const town = towns[Math.floor(row / 2)];
  return {
    type: 'Feature' as const,
    properties: {
      GEO_ID: code,
      LABEL: label,
      County: town,
      State: 'Northmark',
      households: 2000 + Math.floor(random() * 30_000),
    },
    geometry: { type: 'Polygon' as const, coordinates: [ring] },
  };
}

const inside = (random: () => number): [number, number] => [
  west + (0.5 + random() * (columns - 1)) * wide,
  south + (0.5 + random() * (rows - 1)) * high,
];

function repsText(people: readonly { id: string; name: string }[], random: () => number): string {
  const lines = people.map(({ id, name }, index) => {
    const [longitude, latitude] = inside(random);
    const town = towns[index % 5];
    return `${name},${id},${town},${latitude.toFixed(5)},${longitude.toFixed(5)},Senior,${4 + (index % 3)},220`;
  });
  const head = 'Full name,Employee ID,Home city,Latitude,Longitude,Level,Calls per day,Working days';
  return [head, ...lines, ''].join('\n');
}

async function writeAccounts(
  path: string,
  people: readonly { id: string; name: string }[],
  random: () => number,
): Promise<void> {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('Read me').addRow(['Extract of the CRM, all active customers']);
  const sheet = book.addWorksheet('Customers');
  sheet.addRow(['Active customers']);
  sheet.mergeCells('A1:H1');
  sheet.addRow(['as of 31 October 2026']);
  sheet.addRow([
    'Revenue 2026',
    'Revenue 2025',
    'Annual potential',
    'Customer ID',
    'Customer name',
    'Longitude',
    'Latitude',
    'Account owner',
  ]);
  for (let index = 1; index <= customers; index++) {
    const [longitude, latitude] = inside(random);
    const potential = Math.round(5000 + random() ** 3 * 400_000);
    const sales = Math.round(potential * (0.2 + random() * 0.2));
    const owner = people[Math.min(reps - 1, Math.floor(((longitude - west) / (columns * wide)) * reps))];
    // Five figures typed as text, three pairs of coordinates the wrong way round, two customers of nobody.
    const asText = index <= 5;
    const swapped = index > 10 && index <= 13;
    sheet.addRow([
      asText ? `${sales.toLocaleString('en')}.00` : sales,
      Math.round(sales * 0.9),
      potential,
      `K${String(index).padStart(4, '0')}`,
      `${towns[index % 7]} Trading ${index}`,
      swapped ? latitude : longitude,
      swapped ? longitude : latitude,
      index === 20 || index === 21 ? null : owner?.name,
    ]);
  }
  await book.xlsx.writeFile(path);
}

function salesText(random: () => number): string {
  const lines = ['Invoice month;Customer ID;Net amount'];
  for (let month = 1; month <= 10; month++)
    for (let index = 1; index <= customers; index += 3)
      lines.push(
        `2026-${String(month).padStart(2, '0')};K${String(index).padStart(4, '0')};${(random() * 20_000).toFixed(2)}`,
      );
  return `${lines.join('\r\n')}\r\n`;
}
