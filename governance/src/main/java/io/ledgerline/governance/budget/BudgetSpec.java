package io.ledgerline.governance.budget;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A budget as configured. A budget counts from when it was first applied; changing its limit,
 * thresholds or target keeps what was counted, changing its window begins a new count.
 *
 * @param name unique inside its tenant (or the organization), {@code [a-z0-9][a-z0-9-]{0,62}}
 * @param scope which calls it counts
 * @param window when it begins again
 * @param limitNanoUsd the hard limit in nano-dollars, 0 to {@link Long#MAX_VALUE}; it always blocks
 * @param thresholds what begins earlier; kept sorted by percentage
 * @param notified who is told, in the order given: addresses of people or channels, opaque here
 */
public record BudgetSpec(
    String name,
    BudgetTarget scope,
    BudgetWindow window,
    long limitNanoUsd,
    List<Threshold> thresholds,
    List<String> notified) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

  /** The most thresholds a budget can have. */
  public static final int MAX_THRESHOLDS = 16;

  /**
   * Checks name, limit and thresholds.
   *
   * @throws IllegalArgumentException naming the offending and the expected value
   */
  public BudgetSpec {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("name: " + name + " (expected: " + NAME.pattern() + ")");
    }
    if (limitNanoUsd < 0) {
      throw new IllegalArgumentException("limit: " + limitNanoUsd + " (expected: >= 0)");
    }
    if (thresholds.size() > MAX_THRESHOLDS) {
      throw new IllegalArgumentException(
          "thresholds: " + thresholds.size() + " (expected: at most " + MAX_THRESHOLDS + ")");
    }
    thresholds = thresholds.stream().sorted(Comparator.comparingInt(Threshold::percent)).toList();
    notified = List.copyOf(notified);
  }

  /**
   * The name that is unique in the deployment: {@code threadco/month}, or {@code month} for a
   * budget of the organization.
   */
  public String id() {
    return scope.tenant() == null ? name : scope.tenant() + "/" + name;
  }
}
