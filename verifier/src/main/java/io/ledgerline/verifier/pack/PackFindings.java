package io.ledgerline.verifier.pack;

import io.ledgerline.verifier.Finding;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Findings and notes of one check; the first thousand of each are kept. */
final class PackFindings {
  private static final int MOST = 1_000;

  private final List<Finding> findings = new ArrayList<>();
  private final List<PackNote> notes = new ArrayList<>();

  void add(
      Finding.Kind kind,
      @Nullable String stream,
      String part,
      long offset,
      long index,
      String sentence) {
    if (findings.size() < MOST) {
      findings.add(new Finding(kind, stream, part, offset, index, sentence));
    }
  }

  void note(PackNote.Kind kind, @Nullable String stream, long index, String sentence) {
    if (notes.size() < MOST) {
      notes.add(new PackNote(kind, stream, index, sentence));
    }
  }

  List<Finding> findings() {
    return findings;
  }

  List<PackNote> notes() {
    return notes;
  }
}
