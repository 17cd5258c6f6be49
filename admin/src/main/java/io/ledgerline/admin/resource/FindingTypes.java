package io.ledgerline.admin.resource;

import io.ledgerline.admin.http.ProblemException;
import io.ledgerline.governance.detector.DetectorSet;
import io.ledgerline.inspection.detect.Detectors;
import io.ledgerline.inspection.model.ModelCard;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The types that can be found in a tenant's calls. A verdict about any other type would be counted
 * for good, against a detector that there never was.
 */
final class FindingTypes {
  private static final Pattern WRITTEN = Pattern.compile("[A-Z][A-Z0-9_]{1,63}");

  /** Beyond, a hint would be a guess. */
  private static final int MOST_EDITS = 2;

  private final SortedSet<String> types = new TreeSet<>(Detectors.standard().types());

  /** The standard types, the tenant's own and the organization's, and those of its models. */
  FindingTypes(String tenant, DetectorSet own, List<ModelCard> models) {
    types.addAll(own.types());
    for (ModelCard model : models) {
      if (model.tenants().isEmpty() || model.tenants().contains(tenant)) {
        types.addAll(model.types().keySet());
      }
    }
  }

  /** Refuses what is not written as types are, before anything is looked up. */
  static String written(@Nullable String type) throws ProblemException {
    if (type != null && WRITTEN.matcher(type).matches()) {
      return type;
    }
    String capitals = type == null ? "" : type.toUpperCase(Locale.ROOT);
    throw ProblemException.invalid(
        "type",
        WRITTEN.matcher(capitals).matches()
            ? "types are written in capitals: " + capitals
            : "type must be a finding's type, in capitals, such as EMAIL");
  }

  /** Refuses a type that nothing finds, with the one that was probably meant. */
  void require(String type) throws ProblemException {
    if (types.contains(type)) {
      return;
    }
    String nearest = nearest(type);
    throw ProblemException.invalid(
        "type",
        "no detector and no model of this tenant finds the type "
            + type
            + (nearest == null
                ? "; write one that report flagged --format json shows, or declare it in a document"
                    + " of kind Detectors"
                : "; did you mean " + nearest + "?"));
  }

  private @Nullable String nearest(String type) {
    String best = null;
    int fewest = Math.min(MOST_EDITS, type.length() / 3) + 1;
    for (String known : types) {
      int edits = edits(type, known);
      if (edits < fewest) {
        fewest = edits;
        best = known;
      }
    }
    return best == null ? beginningWith(type) : best;
  }

  /** Somebody who writes CREDIT_CARD_NUMBER for CREDIT_CARD, or the other way round. */
  private @Nullable String beginningWith(String type) {
    for (String known : types) {
      if (known.startsWith(type + "_") || type.startsWith(known + "_")) {
        return known;
      }
    }
    return null;
  }

  /** Letters put in, left out, replaced, or two neighbours in each other's place: one edit each. */
  private static int edits(String one, String other) {
    int[] before = new int[other.length() + 1];
    int[] above = new int[other.length() + 1];
    int[] row = new int[other.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int[] free = before;
      before = above;
      above = row;
      row = free;
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int replaced = above[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, Math.min(above[j], row[j - 1]) + 1);
        if (isSwapped(one, i, other, j)) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
      }
    }
    return row[other.length()];
  }

  private static boolean isSwapped(String one, int i, String other, int j) {
    return i > 1
        && j > 1
        && one.charAt(i - 1) == other.charAt(j - 2)
        && one.charAt(i - 2) == other.charAt(j - 1);
  }
}
