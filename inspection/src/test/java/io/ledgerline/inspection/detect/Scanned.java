package io.ledgerline.inspection.detect;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ledgerline.inspection.Finding;
import java.util.List;

/** What the standard detectors see in a text, as {@code TYPE=value}. */
public final class Scanned {
  private Scanned() {}

  public static List<String> in(String text) {
    return in(text, "");
  }

  public static List<String> in(String text, String label) {
    var bytes = text.getBytes(UTF_8);
    return Detectors.standard().scan(bytes, ScanContext.labelled(label)).stream()
        .map(finding -> shown(bytes, finding))
        .toList();
  }

  private static String shown(byte[] bytes, Finding finding) {
    var value = new String(bytes, finding.start(), finding.end() - finding.start(), UTF_8);
    return finding.type() + "=" + value;
  }
}
