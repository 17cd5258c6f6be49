package io.ledgerline.verifier;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Findings about one stream, from many threads; the first ones in the stream are kept. */
final class Findings {
  private static final int LONGEST = 2_000;

  private final String stream;
  private final String folder;
  private final List<Finding> found = new ArrayList<>();

  Findings(String stream) {
    this.stream = stream;
    this.folder = "streams/" + stream + '/';
  }

  /** Adds a finding in a file of the stream. */
  void add(Finding.Kind kind, String file, long offset, long index, String sentence) {
    addIn(kind, folder + file, offset, index, sentence);
  }

  /** Adds a finding in a file named from the ledger's folder. */
  synchronized void addIn(
      Finding.Kind kind, String file, long offset, long index, String sentence) {
    found.add(new Finding(kind, stream, file, offset, index, cut(sentence)));
    if (found.size() > 2 * StreamReport.MAX_FINDINGS) {
      keepFirst();
    }
  }

  /** What is wrong may be quoted, and may be as long as a file. */
  private static String cut(String sentence) {
    return sentence.length() <= LONGEST ? sentence : sentence.substring(0, LONGEST) + "…";
  }

  private void keepFirst() {
    // Findings about entries first, in the order of the stream; then those about the whole.
    found.sort(Comparator.comparingLong(each -> each.index() < 0 ? Long.MAX_VALUE : each.index()));
    if (found.size() > StreamReport.MAX_FINDINGS) {
      found.subList(StreamReport.MAX_FINDINGS, found.size()).clear();
    }
  }

  synchronized boolean isEmpty() {
    return found.isEmpty();
  }

  synchronized List<Finding> all() {
    keepFirst();
    return List.copyOf(found);
  }
}
