import type { QuotaSettings } from '../../../shared/contract/quota.ts';
import { AppError } from '../../../shared/errors.ts';
import { type Grounds, type Method, type Proposal, propose } from '../../engine/quota/methods.ts';
import type { Dataset } from '../dataset.ts';
import type { NodeTree } from './nodes.ts';

/**
 * The method's proposal; unless `strict`, equal weights where its grounds have failed since it was chosen.
 * @throws AppError QUOTA_NO_BASIS, QUOTA_WEIGHTS, QUOTA_NEGATIVE when strict
 */
export function proposalOf(
  { data, nodes }: { data: Dataset; nodes: NodeTree },
  settings: QuotaSettings,
  grounds: Grounds,
  strict: boolean,
): { proposal: Proposal; failure: AppError | null } {
  try {
    if (asksPotential(settings)) refuseNegativePotential(data);
    return { proposal: propose(methodOf(settings, nodes), grounds), failure: null };
  } catch (error) {
    if (strict || !(error instanceof AppError)) throw error;
    const none = new Float64Array(grounds.history.length).fill(Number.NaN);
    const alike = { weights: none.map(() => 1), amounts: null, floor: none, ceiling: none };
    return { proposal: alike, failure: error };
  }
}

const asksPotential = ({ method, weights, nodeBasis }: QuotaSettings): boolean =>
  method === 'potential' ||
  method === 'penetration' ||
  (method === 'blend' && weights.potential > 0) ||
  Object.values(nodeBasis ?? {}).includes('potential');

/** Potentials looked through and found without a negative one. */
const sound = new WeakSet<Float64Array>();

function refuseNegativePotential({ accounts, potential }: Dataset): void {
  if (sound.has(potential)) return;
  let below = 0;
  while (below < potential.length && !(potential[below] < 0)) below++;
  if (below === potential.length) {
    sound.add(potential);
    return;
  }
  const count = potential.reduce((sum, fen) => (fen < 0 ? sum + 1 : sum), 0);
  const { ref, name } = accounts[below];
  throw new AppError('QUOTA_NEGATIVE', { account: name || ref, ref, yuan: potential[below] / 100, count });
}

function methodOf(settings: QuotaSettings, { nodes, tree, territoryNode }: NodeTree): Method {
  switch (settings.method) {
    case 'blend':
      return { kind: 'blend', weights: settings.weights };
    case 'growth': {
      const rate = (node: number): number => {
        for (let at = node; at >= 0; at = tree.parent[at]) {
          const own = settings.nodeGrowth?.[nodes[at].key];
          if (own !== undefined) return own;
        }
        return settings.growth ?? 0;
      };
      return { kind: 'growth', rates: Float64Array.from(territoryNode, rate) };
    }
    case 'baseline':
      return { kind: 'baseline', band: settings.band ?? null };
    case 'penetration':
      return { kind: 'penetration', share: settings.targetShare ?? 0, pace: settings.pace ?? 1 };
    default:
      return { kind: settings.method };
  }
}
