package io.ledgerline.gateway.protect;

import io.ledgerline.messages.json.JsonScanner;
import io.ledgerline.messages.json.MalformedJsonException;
import io.ledgerline.messages.json.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The JSON documents inside a text and the insides of their strings: what of a text may change
 * without a document being none any more.
 */
final class Literals {
  /** Tries that came to nothing, after which the rest counts as prose: each may read to the end. */
  private static final int MOST_FAILURES = 32;

  private final byte[] utf8;
  private final int first;
  private final int last;
  private final List<Span> documents = new ArrayList<>();
  private final List<Stretch> stretches = new ArrayList<>();

  /** Prose, or the inside of a string of a document; keys are strings, too. */
  record Stretch(int start, int end, boolean string) {}

  private record Document(Span place, List<Span> strings) {}

  Literals(byte[] utf8, int first, int last) {
    this.utf8 = utf8;
    this.first = first;
    this.last = last;
    int failures = 0;
    int at = first;
    int prose = first;
    while (at < last && failures < MOST_FAILURES) {
      if (!mayBegin(at)) {
        at++;
        continue;
      }
      Document document = read(at);
      if (document == null) {
        failures++;
        at++;
      } else {
        at = document.place.end();
        if (!document.strings.isEmpty()) {
          documents.add(document.place);
          add(prose, document.place.start(), false);
          document.strings.forEach(each -> add(each.start(), each.end(), true));
          prose = at;
        }
      }
    }
    add(prose, last, false);
  }

  /** Where the documents are, in order. */
  List<Span> documents() {
    return documents;
  }

  /** The strings, and the stretches of prose between documents, that a place reaches into. */
  List<Stretch> around(int from, int to) {
    int low = 0;
    int high = stretches.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (stretches.get(middle).end > from) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    int end = low;
    while (end < stretches.size() && stretches.get(end).start < to) {
      end++;
    }
    return stretches.subList(low, end);
  }

  private void add(int start, int end, boolean string) {
    if (start < end) {
      stretches.add(new Stretch(start, end, string));
    }
  }

  /** An object anywhere, a list only on a line of its own: prose is full of brackets. */
  private boolean mayBegin(int at) {
    if (utf8[at] == '{') {
      return true;
    }
    if (utf8[at] != '[') {
      return false;
    }
    int before = at - 1;
    while (before >= first && (utf8[before] == ' ' || utf8[before] == '\t')) {
      before--;
    }
    return before < first || utf8[before] == '\n';
  }

  private @Nullable Document read(int at) {
    var scanner = new JsonScanner(utf8, at, last);
    var strings = new ArrayList<Span>();
    try {
      value(scanner, strings);
      return new Document(new Span(at, scanner.position()), strings);
    } catch (MalformedJsonException e) {
      return null;
    }
  }

  private static void value(JsonScanner scanner, List<Span> strings) throws MalformedJsonException {
    switch (scanner.peek()) {
      case '"' -> {
        scanner.string();
        strings.add(new Span(scanner.stringStart(), scanner.stringEnd()));
      }
      case '[' -> {
        for (boolean more = scanner.enterArray(); more; more = scanner.nextElement()) {
          value(scanner, strings);
        }
      }
      case '{' -> {
        for (boolean more = scanner.enterObject(); more; more = scanner.nextMember()) {
          strings.add(new Span(scanner.stringStart(), scanner.stringEnd()));
          value(scanner, strings);
        }
      }
      default -> scanner.skipValue();
    }
  }
}
