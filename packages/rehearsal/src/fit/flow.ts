/** Whole flows in a net of pipes: what proves that whole numbers with given sums exist, and finds them. */

/** A pipe between two nodes that must carry at least `least` and at most `most`, and would best carry `start`. */
export interface Pipe {
  readonly from: number;
  readonly to: number;
  readonly least: number;
  readonly most: number;
  readonly start: number;
}

/**
 * What each pipe carries so that as much leaves each node as comes in, near `start`; undefined if and only if there
 * is no such flow (Hoffman's theorem). All numbers whole: then so is the flow. Finds shortest ways that mend `start`.
 */
export function circulation(nodes: number, pipes: readonly Pipe[]): number[] | undefined {
  if (pipes.some(({ least, most }) => least > most)) return undefined;
  const net = new Net(nodes, pipes);
  for (let node = 0; node < nodes; node++) {
    while (net.surplusOf(node) > 0) if (!net.relieve(node)) return undefined;
  }
  return net.carried;
}

class Net {
  readonly carried: number[];
  private readonly surplus: Float64Array;
  /** Pipes that touch each node, one node after the other, and where each node's begin. */
  private readonly touching: Int32Array;
  private readonly begin: Int32Array;
  /** Pipe by which the search came to a node, + 1; negative when against its direction; 0: not yet. */
  private readonly via: Int32Array;
  private readonly queue: Int32Array;

  constructor(
    nodes: number,
    private readonly pipes: readonly Pipe[],
  ) {
    this.carried = pipes.map(({ least, most, start }) => Math.min(most, Math.max(least, start)));
    this.surplus = new Float64Array(nodes);
    this.begin = new Int32Array(nodes + 1);
    this.touching = new Int32Array(2 * pipes.length);
    this.via = new Int32Array(nodes);
    this.queue = new Int32Array(nodes);
    this.connect(nodes);
  }

  surplusOf(node: number): number {
    return this.surplus[node] ?? 0;
  }

  private connect(nodes: number): void {
    const { pipes, begin, touching, surplus } = this;
    for (const { from, to } of pipes) {
      for (const node of [from, to]) begin[node + 1] = (begin[node + 1] ?? 0) + 1;
    }
    for (let node = 0; node < nodes; node++) begin[node + 1] = (begin[node + 1] ?? 0) + (begin[node] ?? 0);
    const next = begin.slice();
    for (const [index, { from, to }] of pipes.entries()) {
      const flow = this.carried[index] ?? 0;
      surplus[from] = (surplus[from] ?? 0) - flow;
      surplus[to] = (surplus[to] ?? 0) + flow;
      for (const node of [from, to]) {
        const slot = next[node] ?? 0;
        touching[slot] = index;
        next[node] = slot + 1;
      }
    }
  }

  /** Moves what it can of a node's surplus to the nearest node that lacks; false where none can be reached. */
  relieve(source: number): boolean {
    const target = this.search(source);
    if (target === undefined) return false;
    let amount = Math.min(this.surplusOf(source), -this.surplusOf(target));
    const way = this.wayTo(source, target);
    for (const step of way) amount = Math.min(amount, this.room(step));
    for (const step of way) {
      const index = Math.abs(step) - 1;
      this.carried[index] = (this.carried[index] ?? 0) + (step > 0 ? amount : -amount);
    }
    this.surplus[source] = this.surplusOf(source) - amount;
    this.surplus[target] = this.surplusOf(target) + amount;
    return true;
  }

  private pipe(index: number): Pipe {
    // Indexes come from the list itself.
    return this.pipes[index] as Pipe;
  }

  /** How much more can go by a pipe, or back against it. */
  private room(step: number): number {
    const index = Math.abs(step) - 1;
    const [{ least, most }, flow] = [this.pipe(index), this.carried[index] ?? 0];
    return step > 0 ? most - flow : flow - least;
  }

  /** The nearest node that lacks something and can be reached; `via` holds the way back. */
  private search(source: number): number | undefined {
    const { via, queue, begin } = this;
    via.fill(0);
    queue[0] = source;
    let filled = 1;
    for (let head = 0; head < filled; head++) {
      const node = queue[head] ?? 0;
      for (let slot = begin[node] ?? 0; slot < (begin[node + 1] ?? 0); slot++) {
        const next = this.reach(node, slot, source);
        if (next === undefined) continue;
        if (this.surplusOf(next) < 0) return next;
        queue[filled] = next;
        filled += 1;
      }
    }
    return undefined;
  }

  /** The node at the other end of a pipe, where it is new and the pipe has room. */
  private reach(node: number, slot: number, source: number): number | undefined {
    const index = this.touching[slot] ?? 0;
    const { from, to } = this.pipe(index);
    const [next, step] = from === node ? [to, index + 1] : [from, -index - 1];
    if (next === source || this.via[next] !== 0 || this.room(step) <= 0) return undefined;
    this.via[next] = step;
    return next;
  }

  private wayTo(source: number, target: number): number[] {
    const way: number[] = [];
    let node = target;
    while (node !== source) {
      const step = this.via[node] ?? 0;
      way.push(step);
      const { from, to } = this.pipe(Math.abs(step) - 1);
      node = step > 0 ? from : to;
    }
    return way;
  }
}
