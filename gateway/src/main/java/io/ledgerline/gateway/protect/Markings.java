package io.ledgerline.gateway.protect;

import io.ledgerline.governance.data.DataClass;
import io.ledgerline.governance.data.DataDecision;
import io.ledgerline.governance.data.DataMarks;
import io.ledgerline.governance.data.DataPart;
import io.ledgerline.governance.data.DataTerms;
import io.ledgerline.inspection.Finding;
import io.ledgerline.inspection.scan.Category;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a request's content: the caller's labels, the markings that its texts carry, such
 * as CONFIDENTIAL alone in a line, and what a crowd of persons says by itself. A client's system
 * text marks nothing: it speaks about documents and is none.
 */
final class Markings {
  private static final Map<String, DataMarks> SIGNALS =
      Map.of(
          "MARKED_INTERNAL", new DataMarks(DataClass.INTERNAL, Set.of()),
          "MARKED_CONFIDENTIAL", new DataMarks(DataClass.CONFIDENTIAL, Set.of()),
          "MARKED_RESTRICTED", new DataMarks(DataClass.RESTRICTED, Set.of()),
          "MARKED_PRIVILEGED", new DataMarks(DataClass.PUBLIC, Set.of(Category.LEGAL_PRIVILEGED)));

  private final DataTerms terms;
  private final TreeMap<Integer, DataClass> floors = new TreeMap<>();
  private final Crowd crowd = new Crowd();
  private final Set<String> where = new TreeSet<>();
  private DataMarks marked = DataMarks.NONE;

  Markings(DataTerms terms) {
    this.terms = terms;
  }

  void note(DataPart part, int message, List<Finding> signals) {
    if (part == DataPart.SYSTEM) {
      return;
    }
    for (Finding signal : signals) {
      DataMarks says = SIGNALS.get(signal.type());
      if (says != null) {
        marked = marked.or(says);
        floors.merge(message, says.floor(), DataClass::or);
        where.add(says.floor().wireName() + " in " + part.wireName());
      }
    }
  }

  /** Counts the persons among what was found in a text. */
  void count(int message, byte[] utf8, List<Finding> findings) {
    crowd.count(message, utf8, findings);
  }

  /**
   * The class that content of a message has at least, as the markings in it and before it say, and
   * the labels that the conversation began with: the same on every turn.
   */
  DataClass floorOfBytes(int message) {
    DataClass floor = terms.pinnedLabels().floor().or(crowd.floor(message));
    for (DataClass each : floors.headMap(message, true).values()) {
      floor = floor.or(each);
    }
    return floor;
  }

  /** The class that the whole of it has at least. */
  DataClass floorNow() {
    return all().floor();
  }

  /** Labels and markings together. */
  DataMarks all() {
    return marked
        .or(new DataMarks(crowd.floor(Integer.MAX_VALUE), Set.of()))
        .or(terms.labels())
        .or(terms.pinnedLabels());
  }

  /** What is done with the request as a whole for them; null where nobody says. */
  @Nullable DataDecision decide() {
    return all().isEmpty() ? null : terms.newest().decide(all(), terms.place());
  }

  /** What would be done if all that watches were enforced. */
  @Nullable DataDecision watch() {
    return all().isEmpty() ? null : terms.newest().watch(all(), terms.place());
  }

  /** Who says so, for entries and people: {@code label confidential}, {@code internal in user}. */
  List<String> sources() {
    var sources = new ArrayList<String>();
    terms.labels().or(terms.pinnedLabels()).names().forEach(name -> sources.add("label " + name));
    where.forEach(each -> sources.add("marked " + each));
    if (crowd.floor(Integer.MAX_VALUE) != DataClass.PUBLIC) {
      sources.add("counted restricted for " + Crowd.MANY + " persons or more");
    }
    return sources;
  }
}
