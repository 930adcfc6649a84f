"""The arithmetic of comparing, ranking under doubt and reaching, written a second time: numpy and plain loops, slow and plain.

Nothing of the package is used, so that an agreement says something.
"""

import numpy as np

PARTS = ("internal", "external", "expert", "correction_conduct", "correction_facts")
_SIGN = np.array([1, 1, 1, -1, -1])


def part_changes(before, after, weights_before, weights_after, unlisted_from=(None, None)):
    """Five parts of a change of index, unlisted correction, weights, residual; before, after: index and five scores."""

    def rest(row, weights, threshold):
        gap = row[0] - (np.dot(weights, row[1:4]) - row[4] - row[5])
        unlisted = gap if threshold is not None and -gap >= threshold else 0.0
        return unlisted, gap - unlisted

    mean = (np.array(weights_before) + np.array(weights_after)) / 2
    parts = [*(mean * (after[1:4] - before[1:4])), before[4] - after[4], before[5] - after[5]]
    (unlisted0, rest0), (unlisted1, rest1) = (
        rest(before, weights_before, unlisted_from[0]),
        rest(after, weights_after, unlisted_from[1]),
    )
    moved_weights = np.dot((before[1:4] + after[1:4]) / 2, np.array(weights_after) - np.array(weights_before))
    return np.array([*parts, unlisted1 - unlisted0, moved_weights, rest1 - rest0])


def mean_of_the_others(changes, own):
    """Column by column the mean of all rows but one, of those without a gap."""
    rows = [row for position, row in enumerate(changes) if position != own and not np.isnan(row).any()]
    return sum(rows) / len(rows)


def rank_sets(values, standard_error, *, draws, level=0.95):
    """(best, worst) of every value: all ordered pairs tested by stepdown against given draws of standard normals (draws x n)."""
    n = len(values)
    apart = np.zeros((n, n), dtype=bool)  # [j, k]: j is significantly above k
    while True:
        left = [(j, k) for j in range(n) for k in range(n) if j != k and not apart[j, k]]
        if not left:
            break
        largest = np.max([draws[:, j] - draws[:, k] for j, k in left], axis=0)
        limit = standard_error * np.quantile(largest, level)
        new = [(j, k) for j, k in left if values[j] - values[k] > limit]
        if not new:
            break
        for pair in new:
            apart[pair] = True
    return [(1 + int(apart[:, j].sum()), n - int(apart[j].sum())) for j in range(n)]


def cap(start, past, *, part, percentile, nearest=200):
    """What a part may gain: the percentile of the gains of the nearest starts; past: (start, gain) pairs in their order."""
    ordered = sorted(past, key=lambda pair: abs(pair[0] - start))[:nearest]
    gain = np.percentile([gain for _, gain in ordered], percentile)
    left = start if part.startswith("correction") else 100 - start
    return min(max(gain, 0), left)


def gains(before, after):
    """Points by which five scores got better; both rows: index and five scores."""
    return _SIGN * (after[1:] - before[1:])


def robust_z(values):
    """(score - median) / (1.4826 x median absolute deviation) of every value."""
    median = np.median(values)
    spread = 1.4826 * np.median([abs(value - median) for value in values])
    return [(value - median) / spread for value in values]
