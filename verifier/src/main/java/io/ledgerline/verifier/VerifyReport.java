package io.ledgerline.verifier;

import io.ledgerline.verifier.trust.Grade;
import java.util.ArrayList;
import java.util.List;

/**
 * What a verification found. From the folder alone the best it says is <em>consistent in
 * itself</em>: whoever holds the signing key and this folder could have made another one that is
 * consistent too. Only anchors outside, and somebody who is trusted for them, say more.
 *
 * @param streams one report per stream, sorted by name
 * @param folder what is wrong with the folder as a whole
 * @param entries how many entries were read
 * @param bytes how many bytes those entries have
 */
public record VerifyReport(
    List<StreamReport> streams, List<Finding> folder, long entries, long bytes) {
  public VerifyReport {
    streams = List.copyOf(streams);
    folder = List.copyOf(folder);
  }

  /** Everything that is wrong. */
  public List<Finding> findings() {
    List<Finding> all = new ArrayList<>(folder);
    streams.forEach(stream -> all.addAll(stream.findings()));
    return all;
  }

  /** Whether nothing is wrong. */
  public boolean isConsistent() {
    return findings().isEmpty();
  }

  /** The most that may be said of the whole: of its weakest stream, and nothing more. */
  public Grade graded() {
    if (!isConsistent()) {
      return new Grade.NotConsistent();
    }
    return Grade.ofAll(
        streams.stream().filter(each -> each.size() > 0).map(StreamReport::grade).toList());
  }

  /** The grade in words; never more than what was seen. */
  public String grade() {
    return graded().text();
  }
}
