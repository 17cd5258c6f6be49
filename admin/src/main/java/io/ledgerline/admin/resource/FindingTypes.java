package io.ledgerline.admin.resource;

import io.ledgerline.admin.http.ProblemException;
import io.ledgerline.governance.detector.DetectorSet;
import io.ledgerline.inspection.detect.Detectors;
import io.ledgerline.inspection.detect.NearestType;
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
    String nearest = NearestType.of(type, types);
    throw ProblemException.invalid(
        "type",
        "no detector and no model of this tenant finds the type "
            + type
            + (nearest == null
                ? "; write one that report flagged --format json shows, or declare it in a document"
                    + " of kind Detectors"
                : "; did you mean " + nearest + "?"));
  }
}
