package io.ledgerline.gateway.protect;

import io.ledgerline.governance.data.DataClass;
import io.ledgerline.governance.data.DataDecision;
import io.ledgerline.governance.data.DataMarks;
import io.ledgerline.governance.data.DataPart;
import io.ledgerline.governance.data.DataTerms;
import io.ledgerline.inspection.Finding;
import io.ledgerline.inspection.scan.Category;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a request's content: the caller's labels, the markings that its texts carry, such
 * as CONFIDENTIAL alone in a line, and what a crowd of persons says by itself. A client's system
 * text and its tools mark nothing: they speak about documents and are none.
 */
final class Markings {
  private static final Map<String, DataMarks> SIGNALS =
      Map.of(
          "MARKED_INTERNAL", new DataMarks(DataClass.INTERNAL, Set.of()),
          "MARKED_CONFIDENTIAL", new DataMarks(DataClass.CONFIDENTIAL, Set.of()),
          "MARKED_RESTRICTED", new DataMarks(DataClass.RESTRICTED, Set.of()),
          "MARKED_PRIVILEGED", new DataMarks(DataClass.PUBLIC, Set.of(Category.LEGAL_PRIVILEGED)));

  /** Behind every message: what is said there is said of the request, and changes no bytes. */
  static final int NO_MESSAGE = Integer.MAX_VALUE;

  private final DataTerms terms;

  /** The first message that is marked so: a marking holds from there on. */
  private final EnumMap<DataClass, Integer> first = new EnumMap<>(DataClass.class);

  private final Crowd crowd = new Crowd();
  private final Set<String> where = new TreeSet<>();
  private DataMarks marked = DataMarks.NONE;

  Markings(DataTerms terms) {
    this.terms = terms;
  }

  void note(DataPart part, int message, List<Finding> signals) {
    if (part == DataPart.SYSTEM || part == DataPart.TOOLS) {
      return;
    }
    for (Finding signal : signals) {
      DataMarks says = SIGNALS.get(signal.type());
      if (says != null) {
        marked = marked.or(says);
        first.merge(says.floor(), message, Math::min);
        where.add(says.floor().wireName() + " in " + part.wireName());
      }
    }
  }

  /**
   * Takes what models say a text is about.
   *
   * @param about categories, each with who says so
   */
  void say(DataPart part, int message, Map<Category, String> about) {
    about.forEach(
        (category, detector) -> {
          var says = new DataMarks(DataClass.PUBLIC, Set.of(category));
          marked = marked.or(says);
          first.merge(says.floor(), message, Math::min);
          where.add(category.label() + " in " + part.wireName() + " by " + detector);
        });
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
    for (Map.Entry<DataClass, Integer> marking : first.entrySet()) {
      floor = marking.getValue() <= message ? floor.or(marking.getKey()) : floor;
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
        .or(new DataMarks(crowd.floor(NO_MESSAGE), Set.of()))
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
    if (crowd.floor(NO_MESSAGE) != DataClass.PUBLIC) {
      sources.add("counted restricted for " + Crowd.MANY + " persons or more");
    }
    return sources;
  }
}
