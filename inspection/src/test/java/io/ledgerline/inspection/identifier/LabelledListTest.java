package io.ledgerline.inspection.identifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ledgerline.inspection.Finding;
import io.ledgerline.inspection.detect.Detectors;
import io.ledgerline.inspection.detect.ScanContext;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A fixed list of labelled identifiers and near misses: {@code labelled.tsv}. */
class LabelledListTest {
  private static final double RECALL = 0.985;
  private static final double FLAGGED = 0.015;

  @Test
  void aValueUnderItsLabelIsFoundAsWhatItIs() {
    var valid = cases("valid");
    var missed = valid.stream().filter(one -> !one.isFound()).toList();
    assertThat(valid).hasSizeGreaterThan(150);
    assertThat(missed).hasSizeLessThanOrEqualTo((int) (valid.size() * (1 - RECALL)));
  }

  @Test
  void aNearMissIsNotTakenForAnythingElse() {
    var misses = cases("miss");
    var flagged = misses.stream().filter(Case::isFlagged).toList();
    assertThat(misses).hasSizeGreaterThan(150);
    assertThat(flagged).hasSizeLessThanOrEqualTo((int) (misses.size() * FLAGGED));
  }

  private static List<Case> cases(String kind) {
    try (var in = LabelledListTest.class.getResourceAsStream("labelled.tsv")) {
      return new InputStreamReader(in, UTF_8)
          .readAllLines().stream()
              .filter(line -> line.startsWith(kind + "\t"))
              .map(line -> Case.of(line.split("\t", 4)))
              .toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** A text in which one value is marked. */
  private record Case(String type, byte[] text, int start, int end, String shown) {
    static Case of(String[] fields) {
      var marked = fields[3].translateEscapes();
      int open = marked.indexOf('«');
      int close = marked.indexOf('»');
      var before = marked.substring(0, open).getBytes(UTF_8);
      var value = marked.substring(open + 1, close).getBytes(UTF_8);
      var text = marked.replace("«", "").replace("»", "").getBytes(UTF_8);
      return new Case(
          fields[1], text, before.length, before.length + value.length, fields[1] + " " + marked);
    }

    boolean isFound() {
      return found().stream().anyMatch(one -> one.type().equals(type) && one.start() == start);
    }

    boolean isFlagged() {
      return !found().isEmpty();
    }

    private List<Finding> found() {
      return Detectors.standard().scan(text, ScanContext.NONE).stream()
          .filter(one -> one.start() < end && one.end() > start)
          .toList();
    }

    @Override
    public String toString() {
      return shown + " " + found();
    }
  }
}
