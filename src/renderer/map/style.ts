import type { ColourScheme } from '../app/palette.ts';

export { diverging, sequential } from '../../shared/domain/palette.ts';

/** Colours of the map that are not a territory's. */
export interface MapStyle {
  sea: string;
  land: string;
  /** Soft band along the outer edge of the land. */
  shore: string;
  graticule: string;
  graticuleText: string;
  province: string;
  hairline: string;
  border: string;
  borderCasing: string;
  ink: string;
  halo: string;
  selection: string;
  selectionFill: string;
  hover: string;
  hatch: string;
  unassigned: string;
  unassignedEdge: string;
  fillAlpha: number;
  activeAlpha: number;
  point: string;
  pointEdge: string;
  cluster: string;
  clusterEdge: string;
  clusterText: string;
  competitor: string;
  link: string;
}

export const mapStyles: Record<ColourScheme, MapStyle> = {
  light: {
    sea: '#e6edf2',
    land: '#f8f7f4',
    shore: 'rgb(150 178 200 / 28%)',
    graticule: 'rgb(80 110 140 / 16%)',
    graticuleText: 'rgb(70 95 120 / 75%)',
    province: 'rgb(70 50 90 / 62%)',
    hairline: 'rgb(50 56 68 / 20%)',
    border: 'rgb(40 46 58 / 78%)',
    borderCasing: 'rgb(255 255 255 / 65%)',
    ink: '#161b22',
    halo: 'rgb(255 255 255 / 92%)',
    selection: '#12365f',
    selectionFill: 'rgb(30 90 170 / 26%)',
    hover: '#12365f',
    hatch: 'rgb(30 36 48 / 30%)',
    unassigned: '#d9dde2',
    unassignedEdge: '#7d8792',
    fillAlpha: 0.4,
    activeAlpha: 0.66,
    point: '#2b3440',
    pointEdge: 'rgb(255 255 255 / 92%)',
    cluster: 'rgb(255 255 255 / 62%)',
    clusterEdge: 'rgb(40 50 64 / 26%)',
    clusterText: '#3a4552',
    competitor: '#9b1c1c',
    link: '#7a3aa8',
  },
  dark: {
    sea: '#0f1318',
    land: '#20242b',
    shore: 'rgb(90 120 150 / 16%)',
    graticule: 'rgb(150 180 210 / 11%)',
    graticuleText: 'rgb(160 185 210 / 60%)',
    province: 'rgb(214 196 240 / 58%)',
    hairline: 'rgb(235 240 248 / 15%)',
    border: 'rgb(235 240 248 / 74%)',
    borderCasing: 'rgb(10 12 16 / 55%)',
    ink: '#f0f3f7',
    halo: 'rgb(14 17 22 / 88%)',
    selection: '#cfe3ff',
    selectionFill: 'rgb(120 175 255 / 28%)',
    hover: '#cfe3ff',
    hatch: 'rgb(240 244 250 / 30%)',
    unassigned: '#3a4049',
    unassignedEdge: '#98a1ac',
    fillAlpha: 0.46,
    activeAlpha: 0.74,
    point: '#eef2f6',
    pointEdge: 'rgb(12 15 20 / 88%)',
    cluster: 'rgb(16 20 26 / 62%)',
    clusterEdge: 'rgb(225 232 242 / 26%)',
    clusterText: '#d3dae3',
    competitor: '#ff8f8f',
    link: '#cda4f2',
  },
};
