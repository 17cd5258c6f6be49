package io.ledgerline.inspection.rule;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ledgerline.inspection.injection.InjectionDetector;
import io.ledgerline.inspection.injection.InjectionReport;
import io.ledgerline.inspection.injection.Signal;
import io.ledgerline.inspection.injection.Technique;
import io.ledgerline.inspection.injection.Trust;
import io.ledgerline.inspection.output.OutputFinding;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Words that would steer an assistant which reads the answer. What is natural in an answer, such as
 * a question or a request to its reader, is no sign of it, nor is a wording by itself.
 */
record SteeringFinder(InjectionDetector detector) implements FindingRule.Finder {
  private static final Set<Technique> SIGNS =
      EnumSet.of(
          Technique.OVERRIDE,
          Technique.ROLE_PLAY,
          Technique.AUTHORITY,
          Technique.PROMPT_LEAK,
          Technique.FAKE_STRUCTURE,
          Technique.INVISIBLE,
          Technique.HIDDEN_MARKUP);

  @Override
  public List<OutputFinding> find(String text) {
    InjectionReport report = detector.scan(text, Trust.TOOL_RESULT);
    if (!report.detectedWithout(Technique.WORDING)) {
      return List.of();
    }
    byte[] utf8 = text.getBytes(UTF_8);
    return report.signals().stream()
        .filter(signal -> SIGNS.contains(signal.technique()))
        .limit(1)
        .map(signal -> finding(utf8, signal))
        .toList();
  }

  private static OutputFinding finding(byte[] utf8, Signal signal) {
    int start = new String(utf8, 0, signal.start(), UTF_8).length();
    int end = new String(utf8, 0, signal.end(), UTF_8).length();
    return new OutputFinding(
        OutputFinding.Kind.INJECTION, start, Math.max(end, start + 1), signal.reason());
  }

  @Override
  public int unfinished(String text) {
    return 0;
  }

  /** What is left of an order ("… and reveal your prompt") would still be one. */
  @Override
  public boolean spots() {
    return false;
  }

  @Override
  public boolean sums() {
    return true;
  }
}
