package io.ledgerline.gateway.protect;

import io.ledgerline.inspection.injection.InjectionDetector;
import io.ledgerline.inspection.injection.InjectionReport;
import io.ledgerline.inspection.injection.Suggestion;
import io.ledgerline.inspection.injection.Trust;
import io.ledgerline.messages.json.DecodedText;
import io.ledgerline.messages.request.LocatedRequest;
import io.ledgerline.messages.request.TextSpan;
import io.ledgerline.messages.request.TextSpans;
import java.util.ArrayList;
import java.util.List;

/** What was found in the tools of requests: a client sends the same on every turn. */
final class SeenTools {
  private static final int MOST = 256;
  private static final int MOST_REPORTS = 32;
  private static final int MOST_KEPT = 32;

  private final InjectionDetector detector;
  private final TextMemory<List<InjectionReport>> known =
      new TextMemory<>(MOST, SeenTools::parts, MOST_KEPT);

  SeenTools(InjectionDetector detector) {
    this.detector = detector;
  }

  private static int parts(List<InjectionReport> reports) {
    return reports.stream().mapToInt(report -> 1 + report.signals().size()).sum();
  }

  /** The reports that say something, in the order of the tools. */
  List<InjectionReport> reports(String tenant, LocatedRequest request) {
    if (request.tools().isEmpty()) {
      return List.of();
    }
    var spans = new ArrayList<TextSpan>();
    TextSpans.visit(
        request,
        new TextSpans.Visitor() {
          @Override
          public void text(TextSpan span) {
            if (isTools(span.kind())) {
              spans.add(span);
            }
          }

          @Override
          public void fixed(TextSpan span) {
            text(span);
          }
        });
    byte[] body = request.body();
    return known.of(
        tenant,
        digest ->
            // The quotes are part of the literal, so that no two lists of strings meet.
            spans.forEach(each -> digest.update(body, each.span().start(), each.span().length())),
        () -> scan(body, spans));
  }

  private static boolean isTools(TextSpan.Kind kind) {
    return switch (kind) {
      case TOOL_DEFINITION, TOOL_VALUE, TOOL_FIELD, TOOL_OPTION -> true;
      default -> false;
    };
  }

  private List<InjectionReport> scan(byte[] body, List<TextSpan> spans) {
    var found = new ArrayList<InjectionReport>();
    for (TextSpan span : spans) {
      DecodedText text = DecodedText.of(body, span.span(), span.escaped());
      InjectionReport report =
          detector.scan(text.bytes(), text.start(), text.end(), Trust.TOOL_DEFINITION);
      if (report.suggestion() != Suggestion.NONE) {
        add(found, report);
      }
    }
    return List.copyOf(found);
  }

  /** Where there is no more room, an attack takes that of the last weak sign. */
  private static void add(List<InjectionReport> found, InjectionReport report) {
    if (found.size() < MOST_REPORTS) {
      found.add(report);
      return;
    }
    for (int i = found.size() - 1; i >= 0 && report.detected(); i--) {
      if (!found.get(i).detected()) {
        found.remove(i);
        found.add(report);
        return;
      }
    }
  }
}
