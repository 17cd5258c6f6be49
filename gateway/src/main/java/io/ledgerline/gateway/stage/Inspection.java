package io.ledgerline.gateway.stage;

import io.ledgerline.audit.EntryObject;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was looked at in one call and by whom, as the entry's {@code inspection} says it. Stages add
 * to it; what nobody scanned must be said by whoever skipped it. Not thread-safe.
 */
public final class Inspection {
  private final Set<String> scanned = new LinkedHashSet<>();
  private final Set<String> skipped = new LinkedHashSet<>();
  private final Set<String> detectors = new LinkedHashSet<>();
  private final Set<String> flags = new LinkedHashSet<>();
  private final Set<String> signs = new LinkedHashSet<>();
  private final Set<String> categories = new LinkedHashSet<>();
  private final Map<Class<?>, Object> carried = new HashMap<>();
  private String classification = "";
  private boolean redacts;
  private @Nullable EntryObject redaction;

  /** A part of the body, such as {@code messages.text}, that a detector read. */
  public void scanned(String part) {
    scanned.add(part);
  }

  /** A part that nobody read, with the reason after a colon: {@code images: no detector}. */
  public void skipped(String part) {
    skipped.add(part);
  }

  /** A detector that ran, with its version: {@code email@5}. */
  public void detector(String nameAndVersion) {
    detectors.add(nameAndVersion);
  }

  /** Something a person should know, as a stable name. */
  public void flag(String flag) {
    flags.add(flag);
  }

  /**
   * The same for what is too weak to be worth a look by itself: it stands behind all other flags,
   * since an entry holds the first ones only, and whoever wants one left out might send many.
   */
  public void sign(String sign) {
    signs.add(sign);
  }

  /** A category of data that was found. */
  public void category(String category) {
    categories.add(category);
  }

  /** The class of the content; the last word counts. */
  public void classify(String found) {
    classification = found;
  }

  /** What was found and what became of it, by type and number; never a value. */
  public void redaction(EntryObject found) {
    redaction = found;
  }

  /** That what policy takes out of the text is taken out of what leaves; not where it watches. */
  public void redacts() {
    redacts = true;
  }

  /** Whether any stage takes out what policy says. */
  public boolean isRedacted() {
    return redacts;
  }

  /** What was found; null where nobody looked. */
  public @Nullable EntryObject redaction() {
    return redaction;
  }

  /** Hands something from a stage on the way out to one on the way back. */
  public <T> void carry(Class<T> type, T what) {
    carried.put(type, what);
  }

  /** What was handed on under that type; null where nothing was. */
  public <T> @Nullable T carried(Class<T> type) {
    return type.cast(carried.get(type));
  }

  /** The same, which is not handed on any further. */
  public <T> @Nullable T take(Class<T> type) {
    return type.cast(carried.remove(type));
  }

  /** Whether nobody looked at anything. */
  public boolean isEmpty() {
    return scanned.isEmpty() && skipped.isEmpty() && detectors.isEmpty() && flags().isEmpty();
  }

  /** Parts read. */
  public Set<String> scanned() {
    return scanned;
  }

  /** Parts not read. */
  public Set<String> skipped() {
    return skipped;
  }

  /** Detectors that ran. */
  public Set<String> detectors() {
    return detectors;
  }

  /** Flags raised, weak signs last. */
  public Set<String> flags() {
    if (signs.isEmpty()) {
      return flags;
    }
    var all = new LinkedHashSet<>(flags);
    all.addAll(signs);
    return all;
  }

  /** Categories found. */
  public Set<String> categories() {
    return categories;
  }

  /** The class, empty if nobody classified. */
  public String classification() {
    return classification;
  }
}
