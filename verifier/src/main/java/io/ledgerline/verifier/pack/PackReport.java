package io.ledgerline.verifier.pack;

import io.ledgerline.verifier.Finding;
import io.ledgerline.verifier.trust.Grade;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a check of one or more packs found.
 *
 * @param packs the packs, in the order in which they were given
 * @param findings what is wrong, over all of them
 * @param notes what is not wrong and must be known
 * @param grade the most that may be said
 * @param entries how many entries were read
 */
public record PackReport(
    List<Pack> packs, List<Finding> findings, List<PackNote> notes, Grade grade, long entries) {
  /**
   * One pack.
   *
   * @param file its name
   * @param sha256 the hash of the file, hex; null if it can't be followed to its end
   * @param bytes its length as far as it was read
   * @param question what it answers, null if that can't be read
   * @param logs its logs
   */
  public record Pack(
      String file,
      @Nullable String sha256,
      long bytes,
      @Nullable PackQuestion question,
      List<LogReport> logs) {
    public Pack {
      logs = List.copyOf(logs);
    }
  }

  public PackReport {
    packs = List.copyOf(packs);
    findings = List.copyOf(findings);
    notes = List.copyOf(notes);
  }

  /** Whether nothing is wrong. */
  public boolean isConsistent() {
    return findings.isEmpty();
  }
}
