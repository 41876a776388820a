import { beforeEach, describe, expect, it } from 'vitest';
import { initialState, useApp } from './store.ts';
import { parseView, viewText } from './view-memory.ts';

beforeEach(() => useApp.setState(initialState, true));

describe('view memory', () => {
  it('comes back as it was left', () => {
    useApp.setState({
      screen: 'quota',
      scenarioId: 3,
      shading: { kind: 'deviation', measure: 'potential' },
      camera: { longitude: 119.5, latitude: 31, zoom: 7.25 },
      panelSizes: { rows: { top: 60, grid: 40 } },
      memory: { grid: { hidden: ['city'] } },
    });
    const state = useApp.getState();
    useApp.setState({ ...initialState, ...parseView(viewText(state)) }, true);
    expect(viewText(useApp.getState())).toBe(viewText(state));
  });

  it('forgets what cannot be trusted, as a whole', () => {
    expect(parseView('')).toEqual({});
    expect(parseView('{"screen":')).toEqual({});
    expect(parseView('{"screen":"nowhere"}')).toEqual({});
    expect(parseView('{"camera":{"longitude":500,"latitude":0,"zoom":3}}')).toEqual({});
  });

  it('knows layers that an earlier version did not', () => {
    expect(parseView('{"layers":{"accounts":false}}').layers).toEqual({
      ...initialState.layers,
      accounts: false,
    });
  });

  it('drops a selection too long to keep, not the rest', () => {
    useApp.setState({
      scenarioId: 2,
      selection: { kind: 'account', ids: Array.from({ length: 9000 }, (_, index) => index + 1) },
    });
    const text = viewText(useApp.getState());
    expect(text.length).toBeLessThanOrEqual(20_000);
    expect(parseView(text)).toMatchObject({ scenarioId: 2, selection: null });
  });
});
