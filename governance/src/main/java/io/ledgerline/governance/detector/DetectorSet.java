package io.ledgerline.governance.detector;

import io.ledgerline.governance.policy.PromptVersion;
import io.ledgerline.governance.setting.Spec;
import io.ledgerline.governance.setting.SpecJson;
import io.ledgerline.inspection.detect.Detectors;
import io.ledgerline.inspection.tenant.OwnDetectors;
import io.ledgerline.inspection.tenant.TenantDetectors;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The Detectors documents that hold for one tenant's calls: its own and the organization's.
 * Immutable.
 */
public final class DetectorSet {
  /** Nobody has declared any. */
  public static final DetectorSet NONE = new DetectorSet(List.of());

  /** How many documents a tenant, or the organization, may have: bounds the work on a text. */
  public static final int MOST_DOCUMENTS = 4;

  /** How many documents of several versions hold for a conversation that goes on and on. */
  private static final int MOST_BESIDES = 4 * MOST_DOCUMENTS;

  private final List<DetectorDocument> documents;
  private final TenantDetectors detectors;
  private final TenantDetectors watching;
  private volatile @Nullable PromptVersion version;

  /** These documents together. */
  public DetectorSet(List<DetectorDocument> documents) {
    var sorted = new ArrayList<>(documents);
    sorted.sort(
        Comparator.comparing((DetectorDocument each) -> each.tenant() != null)
            .thenComparing(DetectorDocument::name));
    this.documents = List.copyOf(sorted);
    this.detectors = new TenantDetectors(Detectors.standard(), compiled(false), compiled(true));
    this.watching =
        new TenantDetectors(
            Detectors.standard(),
            this.documents.stream()
                .filter(DetectorDocument::observes)
                .map(DetectorDocument::compiled)
                .toList(),
            List.of());
  }

  private List<OwnDetectors> compiled(boolean ofTenant) {
    return documents.stream()
        .filter(each -> (each.tenant() != null) == ofTenant && !each.observes())
        .map(DetectorDocument::compiled)
        .toList();
  }

  /** Whether any document was written, whatever is in it. */
  public boolean isEmpty() {
    return documents.isEmpty();
  }

  /** The standard detectors with these on top. */
  public TenantDetectors detectors() {
    return detectors;
  }

  /** Those that only observe: what they find is recorded, and they allow nothing. */
  public TenantDetectors watching() {
    return watching;
  }

  /** Every type that these may find, also those that only observe, sorted; none of the standard. */
  public SortedSet<String> types() {
    var types = new TreeSet<String>();
    for (DetectorDocument document : documents) {
      document.rules().patterns().forEach(pattern -> types.add(pattern.type()));
      document.rules().dictionaries().forEach(dictionary -> types.add(dictionary.type()));
    }
    return types;
  }

  /** All of it as text, the same for the same documents; what conversations are pinned to. */
  public PromptVersion version() {
    PromptVersion known = version;
    if (known == null) {
      known = PromptVersion.of(documents.stream().map(DetectorSet::text).toList());
      version = known;
    }
    return known;
  }

  /** Each document with its version: {@code threadco/own@3}. */
  public List<String> names() {
    return documents.stream().map(DetectorDocument::shownName).toList();
  }

  /**
   * These and others that held before: what either finds is found, and only what both allow is
   * allowed. Of documents that were changed often, the latest count.
   */
  public DetectorSet besides(DetectorSet before) {
    var all = new LinkedHashMap<String, DetectorDocument>();
    for (DetectorDocument each : documents) {
      all.put(text(each.withoutAllowed()), each.withoutAllowed());
    }
    before.documents.stream()
        .sorted(Comparator.comparingInt(DetectorDocument::version).reversed())
        .map(DetectorDocument::withoutAllowed)
        .filter(DetectorDocument::finds)
        .forEach(each -> keep(all, each));
    for (@Nullable String tenant : tenants()) {
      Set<String> allowed = allowed(tenant);
      allowed.retainAll(before.allowed(tenant));
      if (!allowed.isEmpty()) {
        DetectorDocument document = DetectorDocument.allowing(tenant, List.copyOf(allowed));
        all.put(text(document), document);
      }
    }
    return new DetectorSet(List.copyOf(all.values()));
  }

  private static void keep(Map<String, DetectorDocument> all, DetectorDocument document) {
    if (all.size() < MOST_BESIDES) {
      all.putIfAbsent(text(document), document);
    }
  }

  private Set<@Nullable String> tenants() {
    var tenants = new LinkedHashSet<@Nullable String>();
    documents.forEach(each -> tenants.add(each.tenant()));
    return tenants;
  }

  /** What those of a tenant allow, or of the organization; not those that only observe. */
  private SortedSet<String> allowed(@Nullable String tenant) {
    var allowed = new TreeSet<String>();
    for (DetectorDocument each : documents) {
      if (Objects.equals(each.tenant(), tenant) && !each.observes()) {
        each.rules().allowed().forEach(value -> allowed.add(value.toLowerCase(Locale.ROOT)));
      }
    }
    return allowed;
  }

  /** The set that {@link #version} came from. */
  public static DetectorSet of(PromptVersion version) {
    return new DetectorSet(version.blocks().stream().map(DetectorSet::document).toList());
  }

  private static String text(DetectorDocument document) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("name", document.name());
    if (document.tenant() != null) {
      fields.put("tenant", document.tenant());
    }
    fields.put("version", document.version());
    fields.put("spec", document.spec().values());
    return SpecJson.write(fields);
  }

  private static DetectorDocument document(String text) {
    var fields = new Spec(SpecJson.read(text));
    Spec spec = fields.objectOrNull("spec");
    return DetectorDocument.of(
        fields.textOrNull("tenant"),
        fields.text("name"),
        Math.toIntExact(fields.number("version")),
        spec == null ? new Spec(Map.of()) : spec);
  }
}
