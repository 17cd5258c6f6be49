package io.ledgerline.inspection.model;

import io.ledgerline.inspection.scan.Category;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who a model is and what it is asked about.
 *
 * @param name unique in the installation
 * @param version of the setting; raised by whoever changes what labels mean
 * @param sha256 of the model's files together, 64 hex digits
 * @param tenants whose texts it sees; empty for everybody's
 * @param parts of requests that it sees, as in settings: {@code user}; empty for all
 * @param labels what its labels mean; others say nothing
 * @param failsOpen whether a text that it can't read passes, recorded as skipped
 */
public record ModelCard(
    String name,
    int version,
    String sha256,
    Set<String> tenants,
    Set<String> parts,
    Map<String, Meaning> labels,
    boolean failsOpen) {
  private static final int SHOWN_DIGITS = 12;

  public ModelCard {
    // Sorted, so that a setting is the same text at every start.
    tenants = Collections.unmodifiableSet(new TreeSet<>(tenants));
    parts = Collections.unmodifiableSet(new TreeSet<>(parts));
    labels = Collections.unmodifiableMap(new TreeMap<>(labels));
  }

  /** How findings and entries name it: {@code clinical@1+3f0c12ab34cd}. */
  public String detector() {
    return name + "@" + version + "+" + sha256.substring(0, SHOWN_DIGITS);
  }

  /** Whether it is given texts of that part of a tenant's requests. */
  public boolean sees(String tenant, String part) {
    return (tenants.isEmpty() || tenants.contains(tenant))
        && (parts.isEmpty() || parts.contains(part));
  }

  /** The types of values that it finds. */
  public Map<String, Category> types() {
    var types = new HashMap<String, Category>();
    for (Meaning meaning : labels.values()) {
      if (meaning instanceof Meaning.Value(String type, Category category, int _)) {
        types.put(type, category);
      }
    }
    return types;
  }
}
