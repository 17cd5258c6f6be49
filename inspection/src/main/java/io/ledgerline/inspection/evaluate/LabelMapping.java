package io.ledgerline.inspection.evaluate;

import io.ledgerline.inspection.scan.WordLists;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What corpora call things, and under which heading their labels and our types are compared. A
 * heading is coarse where corpora are: an {@code ADDRESS} of one is three labels of another. The
 * names stand in {@code labels.txt}.
 */
public final class LabelMapping {
  /** The heading of labels and types that are not compared. */
  public static final String IGNORED = "";

  /** Headings by label. */
  private static final Map<String, String> LABELS = new HashMap<>();

  /** Coarser headings by heading, in the order in which they are tried. */
  private static final Map<String, List<String>> COARSER = new HashMap<>();

  static {
    for (String line : WordLists.lines(LabelMapping.class, "labels.txt")) {
      int colon = line.indexOf(": ");
      int within = line.indexOf(" < ");
      if (within > 0) {
        for (String name : names(line.substring(within + 3))) {
          COARSER
              .computeIfAbsent(heading(name), _ -> new ArrayList<>())
              .add(line.substring(0, within));
        }
      } else if (colon > 0) {
        String heading = line.substring(0, colon);
        names(line.substring(colon + 2))
            .forEach(label -> LABELS.put(label, heading.equals("-") ? IGNORED : heading));
      }
    }
  }

  private LabelMapping() {}

  /**
   * The heading of a label or a type; unknown ones are their own heading. Case does not count, nor
   * whether a space, a hyphen or an underscore parts its words.
   */
  public static String heading(String label) {
    String upper = label.toUpperCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
    return LABELS.getOrDefault(upper, upper);
  }

  /**
   * Under which of a corpus' headings a type of ours may count: its own and coarser ones, as far as
   * the corpus labels them; none where it labels no such thing.
   *
   * @param labelled the headings of the corpus' labels
   */
  public static Set<String> headings(String type, Set<String> labelled) {
    var headings = new LinkedHashSet<String>();
    add(heading(type), headings);
    headings.retainAll(labelled);
    headings.remove(IGNORED);
    return headings;
  }

  private static void add(String heading, Set<String> into) {
    if (into.add(heading)) {
      COARSER.getOrDefault(heading, List.of()).forEach(coarser -> add(coarser, into));
    }
  }

  private static List<String> names(String text) {
    return Arrays.asList(text.strip().split(" *, *"));
  }
}
