package io.ledgerline.verifier.drill;

import io.ledgerline.verifier.Finding;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One manipulation and what came of it.
 *
 * @param way what it belongs to
 * @param done what was done
 * @param exhibit what it was done to
 * @param caughtWith the least that a checker must have to see it
 * @param seen per knowledge the finding that named it; absent where nothing was found
 * @param skipped why it was not done at all, null if it was
 */
public record DrillRow(
    Way way,
    String done,
    String exhibit,
    Knowledge caughtWith,
    Map<Knowledge, Finding> seen,
    @Nullable String skipped) {
  public DrillRow {
    seen = Map.copyOf(seen);
  }

  /** Whether everyone who must see it does, and finds it where it is. */
  public boolean isCaught() {
    for (Knowledge each : Knowledge.values()) {
      if (each.compareTo(caughtWith) >= 0 && !seen.containsKey(each)) {
        return false;
      }
    }
    return true;
  }

  /** The finding of the checker who needs least, null if nobody found it. */
  public @Nullable Finding first() {
    for (Knowledge each : Knowledge.values()) {
      Finding finding = seen.get(each);
      if (finding != null) {
        return finding;
      }
    }
    return null;
  }

  /** The least knowledge with which it was found, null if nobody found it. */
  public @Nullable Knowledge seenWith() {
    for (Knowledge each : Knowledge.values()) {
      if (seen.containsKey(each)) {
        return each;
      }
    }
    return null;
  }
}
