package io.ledgerline.governance.retention;

import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a record when its schedules are looked up.
 *
 * @param workspace where the call was made, or null
 * @param useCase what for, or null
 * @param riskTier the use case's, or null
 * @param dataClasses classes of data that were found or declared
 * @param tags what rules said of it: its tags ({@code name=value}) and policy flags
 */
public record Circumstances(
    @Nullable String workspace,
    @Nullable String useCase,
    @Nullable String riskTier,
    Set<String> dataClasses,
    Set<String> tags) {
  /** Nothing is known: only schedules without conditions match. */
  public static final Circumstances NONE = new Circumstances(null, null, null, Set.of(), Set.of());

  public Circumstances {
    dataClasses = Set.copyOf(dataClasses);
    tags = Set.copyOf(tags);
  }

  /** The same with what rules said. */
  public Circumstances tagged(Collection<String> more) {
    return new Circumstances(workspace, useCase, riskTier, dataClasses, Set.copyOf(more));
  }
}
