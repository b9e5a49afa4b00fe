import { Group } from 'three';
import type { Stage } from '../stage/stage.ts';
import { PathBatch } from './path-batch.ts';
import type { PathLine } from './path-line.ts';

/**
 * Draws lines together, in as few calls as can be: a draw call costs far more than a line. All that a frame shows are told
 * anew, between `begin` and `end`; later ones lie on top.
 */
export class PathBundle {
  readonly root = new Group();
  private readonly batches: PathBatch[] = [];
  private readonly lines: PathLine[] = [];
  private count = 0;

  constructor() {
    this.root.matrixAutoUpdate = false;
  }

  begin(): void {
    this.count = 0;
  }

  add(line: PathLine): void {
    this.lines[this.count++] = line;
  }

  end(stage: Stage): void {
    let used = 0;
    for (let first = 0; first < this.count; used++) {
      const batch = this.batches[used] ?? this.makeBatch();
      first = batch.show(stage, this.lines, first, this.count);
    }
    for (let i = used; i < this.batches.length; i++) this.batches[i]!.hide();
    // What is no longer drawn is not kept.
    this.lines.length = this.count;
  }

  dispose(): void {
    for (const batch of this.batches) {
      this.root.remove(batch.mesh);
      batch.dispose();
    }
    this.batches.length = 0;
  }

  private makeBatch(): PathBatch {
    const batch = new PathBatch();
    this.batches.push(batch);
    this.root.add(batch.mesh);
    return batch;
  }
}
