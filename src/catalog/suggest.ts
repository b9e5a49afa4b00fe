/**
 * Edits (insertion, deletion, replacement, swap of neighbours) that turn one text into the other; case counts.
 * @source Optimal string alignment variant of F. J. Damerau, "A technique for computer detection and correction of
 * spelling errors", Communications of the ACM 7(3), 1964
 */
export function editDistance(a: string, b: string): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(previous[j]! + 1, current[j - 1]! + 1, previous[j - 1]! + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, beforePrevious[j - 2]! + 1);
      current.push(best);
    }
    beforePrevious = previous;
    previous = current;
  }
  return previous[b.length]!;
}

/**
 * The known ids nearest to one that is not known, best first: those it begins or is contained in, and those within about
 * a third of its length in edits. Empty when nothing is near. Case is ignored.
 */
export function suggestIds(unknown: string, known: Iterable<string>, limit = 3): string[] {
  const wanted = unknown.toLowerCase();
  const reach = Math.max(1, Math.round(wanted.length / 3));
  const near: { id: string; distance: number }[] = [];
  for (const id of known) {
    const candidate = id.toLowerCase();
    // Longer than the reach on length alone: no need to count edits.
    let distance =
      Math.abs(candidate.length - wanted.length) > reach ? Number.POSITIVE_INFINITY : editDistance(wanted, candidate);
    if (wanted.length >= 3 && (candidate.includes(wanted) || (candidate.length >= 3 && wanted.includes(candidate)))) {
      distance = Math.min(distance, reach);
    }
    if (distance <= reach) near.push({ id, distance });
  }
  near.sort((a, b) => a.distance - b.distance || (a.id < b.id ? -1 : 1));
  return near.slice(0, limit).map(({ id }) => id);
}

/** "did you mean …" for a message, or what to do instead when nothing is near. */
export function describeSuggestions(suggestions: readonly string[], otherwise: string): string {
  if (suggestions.length === 0) return otherwise;
  const quoted = suggestions.map((id) => `"${id}"`);
  const last = quoted.pop()!;
  return quoted.length === 0 ? last : `${quoted.join(', ')} or ${last}`;
}
