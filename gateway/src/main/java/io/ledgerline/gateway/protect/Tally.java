package io.ledgerline.gateway.protect;

import io.ledgerline.audit.EntryObject;
import io.ledgerline.gateway.stage.DataReport.Found;
import io.ledgerline.governance.data.DataAction;
import io.ledgerline.governance.data.DataClass;
import io.ledgerline.governance.data.DataDecision;
import io.ledgerline.governance.data.DataMarks;
import io.ledgerline.inspection.Finding;
import io.ledgerline.inspection.scan.Category;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What was found in one request, counted; holds no value. */
final class Tally {
  private final TreeMap<String, Row> rows = new TreeMap<>();
  private final EnumSet<Category> categories = EnumSet.noneOf(Category.class);
  private final TreeSet<String> detectors = new TreeSet<>();
  private @Nullable DataDecision strictest;
  private @Nullable DataDecision watched;
  private String strictestType = "";
  private String strictestBlock = "";
  // That nothing is found makes no content public: no detector knows what was published.
  private DataClass highest = DataClass.INTERNAL;

  private static final class Row {
    final String block;
    final String type;
    final String detector;
    final Category category;
    final DataAction action;
    int count;
    int least = 1000;
    int most;

    Row(String block, Finding finding, Category category, DataAction action) {
      this.block = block;
      this.type = finding.type();
      this.detector = finding.detector();
      this.category = category;
      this.action = action;
    }

    void add(Finding finding) {
      count++;
      least = Math.min(least, finding.confidencePermille());
      most = Math.max(most, finding.confidencePermille());
    }
  }

  /** Takes a finding in a text, or in a document where {@code block} names one. */
  void count(String block, Finding finding, Category category, Judged judged) {
    String key = key(block, finding, judged.action().wireName());
    Row row = rows.computeIfAbsent(key, _ -> new Row(block, finding, category, judged.action()));
    row.add(finding);
    detectors.add(finding.detector());
    highest = highest.or(DataClass.of(category));
    if (category != Category.NONE) {
      categories.add(category);
    }
    strictest(block, finding.type(), judged);
  }

  /** Takes a finding that is only watched: it raises no class and adds no category. */
  void watch(String block, Finding finding, Category category, @Nullable DataDecision would) {
    String key = key(block, finding, "watched");
    Row row = rows.computeIfAbsent(key, _ -> new Row(block, finding, category, DataAction.ALLOW));
    row.add(finding);
    detectors.add(finding.detector());
    strictest(block, finding.type(), new Judged(null, would));
  }

  private static String key(String block, Finding finding, String fate) {
    return String.join(" ", block, finding.type(), fate, finding.detector());
  }

  /** Takes what is said of the content: it raises the class, and adds categories. */
  void raise(DataMarks marks) {
    highest = highest.or(marks.floor());
    categories.addAll(marks.categories());
  }

  /** What a finding's data comes to: under what is enforced, and under all that watches. */
  record Judged(@Nullable DataDecision enforced, @Nullable DataDecision watched) {
    DataAction action() {
      return enforced == null ? DataAction.ALLOW : enforced.action();
    }

    /** The same inside a document, where nothing can be replaced. */
    Judged insideDocument() {
      return new Judged(
          enforced == null ? null : enforced.insideDocument(),
          watched == null ? null : watched.insideDocument());
    }

    /** The same where a token may stand and nothing else that replaces. */
    Judged insideValue() {
      return new Judged(
          enforced == null ? null : enforced.insideValue(),
          watched == null ? null : watched.insideValue());
    }

    /** The same in what has to stay as it is. */
    Judged insideField() {
      return new Judged(
          enforced == null ? null : enforced.insideField(),
          watched == null ? null : watched.insideField());
    }
  }

  private void strictest(String block, String type, Judged judged) {
    DataDecision now = judged.enforced();
    if (now != null && (strictest == null || now.action().compareTo(strictest.action()) > 0)) {
      strictest = now;
      strictestType = type;
      strictestBlock = block;
    }
    DataDecision seen = judged.watched();
    if (seen != null && (watched == null || seen.action().compareTo(watched.action()) > 0)) {
      watched = seen;
    }
  }

  @Nullable DataDecision strictest() {
    return strictest;
  }

  @Nullable DataDecision watched() {
    return watched;
  }

  String strictestType() {
    return strictestType;
  }

  /** The document that it is in; empty where it is in none. */
  String strictestBlock() {
    return strictestBlock;
  }

  DataClass highest() {
    return highest;
  }

  Set<Category> categories() {
    return categories;
  }

  Set<String> detectors() {
    return detectors;
  }

  /** Findings as the entry lists them. */
  List<EntryObject> objects() {
    var objects = new ArrayList<EntryObject>(rows.size());
    for (Row row : rows.values()) {
      EntryObject object = EntryObject.object();
      if (!row.block.isEmpty()) {
        object.text("block", row.block);
      }
      objects.add(
          object
              .text("type", row.type)
              .text("category", row.category.label())
              .text("action", row.action.wireName())
              .text("detector", row.detector)
              .number("count", row.count)
              .number("confidence_least", row.least)
              .number("confidence_most", row.most));
    }
    return objects;
  }

  /** The same for people and programs that ask. */
  List<Found> found() {
    var found = new ArrayList<Found>(rows.size());
    for (Row row : rows.values()) {
      found.add(
          new Found(
              row.block,
              row.type,
              row.category.label(),
              row.action.wireName(),
              row.detector,
              row.count,
              row.least,
              row.most));
    }
    return found;
  }
}
