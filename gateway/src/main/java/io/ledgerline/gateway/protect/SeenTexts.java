package io.ledgerline.gateway.protect;

import io.ledgerline.inspection.injection.InjectionDetector;
import io.ledgerline.inspection.injection.InjectionReport;
import io.ledgerline.inspection.injection.Trust;
import java.util.Arrays;

/** Reports about texts that try to steer the assistant; a text that comes again is read once. */
final class SeenTexts {
  private static final int MOST_TEXTS = 4_096;
  private static final int MOST_SIGNALS = 8;

  private final InjectionDetector detector;
  private final TextMemory<InjectionReport> reports =
      new TextMemory<>(MOST_TEXTS, report -> report.signals().size(), MOST_SIGNALS);

  SeenTexts(InjectionDetector detector) {
    this.detector = detector;
  }

  /** The report about a text of a tenant; its offsets count from the text's first byte. */
  InjectionReport report(String tenant, byte[] utf8, int from, int to, Trust trust) {
    return reports.of(
        tenant,
        digest -> {
          digest.update((byte) trust.ordinal());
          digest.update(utf8, from, to - from);
        },
        () -> {
          byte[] text = Arrays.copyOfRange(utf8, from, to);
          return detector.scan(text, 0, text.length, trust);
        });
  }
}
