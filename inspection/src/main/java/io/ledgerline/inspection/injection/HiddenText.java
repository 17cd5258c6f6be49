package io.ledgerline.inspection.injection;

import io.ledgerline.inspection.normalise.Invisible;
import io.ledgerline.inspection.normalise.MappedText;
import io.ledgerline.inspection.normalise.SourceText;
import io.ledgerline.messages.json.Edit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Takes out of a text what its reader would not see. */
public final class HiddenText {
  private static final byte[] NOTHING = {};

  private HiddenText() {}

  /**
   * Deletions that leave only what can be seen: invisible characters without an honest use, and the
   * places of signals that had been concealed. In order, disjoint, in bytes of the source.
   *
   * @param utf8 the text that was scanned
   * @param report what the scan of exactly these bytes gave
   */
  public static List<Edit> strip(byte[] utf8, int from, int to, InjectionReport report) {
    List<Edit> edits = new ArrayList<>();
    MappedText raw = SourceText.of(utf8, from, to);
    for (int i = 0; i < raw.length(); ) {
      int c = Character.codePointAt(raw.array(), i, raw.length());
      int width = Character.charCount(c);
      if (Invisible.is(c) && Concealment.isSuspect(raw, i, c)) {
        edits.add(new Edit(raw.sourceStart(i), raw.sourceEnd(i + width - 1), NOTHING));
      }
      i += width;
    }
    for (Signal signal : report.signals()) {
      if (signal.concealed()) {
        edits.add(new Edit(signal.start(), signal.end(), NOTHING));
      }
    }
    return disjoint(edits);
  }

  private static List<Edit> disjoint(List<Edit> edits) {
    edits.sort(Comparator.comparingInt(Edit::start).thenComparingInt(Edit::end));
    List<Edit> merged = new ArrayList<>();
    for (Edit edit : edits) {
      Edit last = merged.isEmpty() ? null : merged.getLast();
      if (last != null && edit.start() <= last.end()) {
        merged.set(
            merged.size() - 1, new Edit(last.start(), Math.max(last.end(), edit.end()), NOTHING));
      } else {
        merged.add(edit);
      }
    }
    return merged;
  }
}
