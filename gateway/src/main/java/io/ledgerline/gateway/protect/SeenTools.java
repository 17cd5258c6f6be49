package io.ledgerline.gateway.protect;

import io.ledgerline.inspection.injection.InjectionDetector;
import io.ledgerline.inspection.injection.InjectionReport;
import io.ledgerline.inspection.injection.Suggestion;
import io.ledgerline.inspection.injection.Trust;
import io.ledgerline.messages.json.DecodedText;
import io.ledgerline.messages.request.LocatedRequest;
import io.ledgerline.messages.request.TextSpan;
import io.ledgerline.messages.request.TextSpans;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was found in the tools of requests: a client sends the same on every turn, and they are read
 * once. Keeps reports under the SHA-256 of all strings of the definitions; bounded, the least
 * recently used goes. Thread-safe.
 */
final class SeenTools {
  private static final int MOST = 1_000;
  private static final int MOST_REPORTS = 32;

  private final InjectionDetector detector;
  private final Map<ByteBuffer, List<InjectionReport>> known =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ByteBuffer, List<InjectionReport>> eldest) {
          return size() > MOST;
        }
      };

  SeenTools(InjectionDetector detector) {
    this.detector = detector;
  }

  /** The reports that say something, in the order of the tools. */
  List<InjectionReport> reports(LocatedRequest request) {
    if (request.tools().isEmpty()) {
      return List.of();
    }
    var spans = new ArrayList<TextSpan>();
    TextSpans.visit(
        request,
        span -> {
          if (span.kind() == TextSpan.Kind.TOOL_DEFINITION) {
            spans.add(span);
          }
        });
    ByteBuffer key = key(request.body(), spans);
    synchronized (known) {
      List<InjectionReport> before = known.get(key);
      if (before != null) {
        return before;
      }
    }
    List<InjectionReport> found = scan(request.body(), spans);
    synchronized (known) {
      known.put(key, found);
    }
    return found;
  }

  private List<InjectionReport> scan(byte[] body, List<TextSpan> spans) {
    var found = new ArrayList<InjectionReport>();
    for (TextSpan span : spans) {
      DecodedText text = DecodedText.of(body, span.span(), span.escaped());
      InjectionReport report =
          detector.scan(text.bytes(), text.start(), text.end(), Trust.TOOL_DEFINITION);
      if (report.suggestion() != Suggestion.NONE && found.size() < MOST_REPORTS) {
        found.add(report);
      }
    }
    return List.copyOf(found);
  }

  private static ByteBuffer key(byte[] body, List<TextSpan> spans) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      for (TextSpan span : spans) {
        // The quotes are part of the literal, so that no two lists of strings meet.
        sha256.update(body, span.span().start(), span.span().length());
      }
      return ByteBuffer.wrap(sha256.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every Java runtime", e);
    }
  }
}
