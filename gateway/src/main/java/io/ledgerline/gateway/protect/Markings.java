package io.ledgerline.gateway.protect;

import io.ledgerline.governance.data.DataClass;
import io.ledgerline.governance.data.DataDecision;
import io.ledgerline.governance.data.DataMarks;
import io.ledgerline.governance.data.DataPart;
import io.ledgerline.governance.data.DataTerms;
import io.ledgerline.inspection.Finding;
import io.ledgerline.inspection.classify.TermEvidence;
import io.ledgerline.inspection.detect.Detectors.Examined;
import io.ledgerline.inspection.scan.Category;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a request's content: the caller's labels, the markings that its texts carry, such
 * as CONFIDENTIAL alone in a line, what its terms are about, and what a crowd of persons says by
 * itself. A client's system text and its tools mark nothing: they speak about documents and are
 * none.
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
  private final Subjects subjects;
  private final Set<String> where = new TreeSet<>();
  private DataMarks marked = DataMarks.NONE;

  /** Of a request, with what a type of finding is. */
  Markings(DataTerms terms, Function<String, Category> category) {
    this.terms = terms;
    this.subjects = new Subjects(category);
  }

  /** Takes what was seen in a text of a message. */
  void note(DataPart part, int message, byte[] utf8, Examined seen) {
    crowd.count(message, utf8, seen.findings());
    if (part == DataPart.SYSTEM || part == DataPart.TOOLS) {
      return;
    }
    subjects.note(message, utf8, seen);
    for (Finding signal : seen.signals()) {
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

  /**
   * The class that content of a message has at least, as the markings in it and before it say, and
   * the labels that the conversation began with: the same on every turn.
   */
  DataClass floorOfBytes(int message) {
    DataClass floor =
        terms.pinnedLabels().floor().or(crowd.floor(message)).or(subjects.floorOfBytes(message));
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
        .or(new DataMarks(crowd.floor(NO_MESSAGE), subjects.all()))
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
    terms.labels().or(terms.pinnedLabels()).told().forEach(name -> sources.add("label " + name));
    where.forEach(each -> sources.add("marked " + each));
    subjects.all().forEach(each -> sources.add(each.label() + " by " + TermEvidence.reason(each)));
    if (crowd.floor(NO_MESSAGE) != DataClass.PUBLIC) {
      sources.add("counted restricted for " + Crowd.MANY + " persons or more");
    }
    return sources;
  }
}
