package io.ledgerline.messages.request;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.ledgerline.messages.json.Edit;
import io.ledgerline.messages.json.JsonScanner;
import io.ledgerline.messages.json.MalformedJsonException;
import io.ledgerline.messages.json.Names;
import io.ledgerline.messages.json.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes thinking out of a request's earlier messages, whose signatures bind it to bytes that are
 * not sent any more: the upstream would refuse it.
 *
 * @param edits of the body
 * @param blocks how many blocks go
 */
public record ThinkingRemoval(List<Edit> edits, int blocks) {
  private static final Names MESSAGE = Names.of("content");
  private static final Names BLOCK = Names.of("type");
  private static final Names THINKING = Names.of("thinking", "redacted_thinking");

  /** A message may not be empty. */
  private static final byte[] NOTE =
      "[{\"type\":\"text\",\"text\":\"[thinking removed]\"}]".getBytes(US_ASCII);

  private static final byte[] NOTHING = {};

  public ThinkingRemoval {
    edits = List.copyOf(edits);
  }

  /** The edits that leave no thinking in the messages before that one, counted from 0. */
  public static ThinkingRemoval before(LocatedRequest request, int message) {
    var edits = new ArrayList<Edit>();
    int blocks = 0;
    Span all = request.messagesSpan();
    var scanner = new JsonScanner(request.body(), all.start(), all.end());
    try {
      int number = 0;
      for (boolean more = scanner.enterArray(); more; more = scanner.nextElement()) {
        if (number++ < message) {
          blocks += message(scanner, edits);
        } else {
          scanner.skipValue();
        }
      }
    } catch (MalformedJsonException e) {
      throw new IllegalStateException("a body that was located can't be read again", e);
    }
    return new ThinkingRemoval(edits, blocks);
  }

  private static int message(JsonScanner scanner, List<Edit> edits) throws MalformedJsonException {
    int removed = 0;
    for (boolean more = scanner.enterObject(); more; more = scanner.nextMember()) {
      if (scanner.indexIn(MESSAGE) == 0 && scanner.peek() == '[') {
        removed += content(scanner, edits);
      } else {
        scanner.skipValue();
      }
    }
    return removed;
  }

  private static int content(JsonScanner scanner, List<Edit> edits) throws MalformedJsonException {
    var places = new ArrayList<Span>();
    var thinks = new ArrayList<Boolean>();
    scanner.peek();
    int start = scanner.position();
    for (boolean more = scanner.enterArray(); more; more = scanner.nextElement()) {
      scanner.peek();
      int from = scanner.position();
      boolean thinking = isThinking(scanner);
      scanner.skipValue();
      places.add(new Span(from, scanner.position()));
      thinks.add(thinking);
    }
    int removed = (int) thinks.stream().filter(each -> each).count();
    if (removed > 0 && removed == places.size()) {
      edits.add(new Edit(start, scanner.position(), NOTE));
      return removed;
    }
    boolean kept = false;
    for (int i = 0; i < places.size(); i++) {
      kept |= !thinks.get(i);
      if (thinks.get(i)) {
        int from = kept ? places.get(i - 1).end() : places.get(i).start();
        int to = kept ? places.get(i).end() : places.get(i + 1).start();
        edits.add(new Edit(from, to, NOTHING));
      }
    }
    return removed;
  }

  private static boolean isThinking(JsonScanner scanner) throws MalformedJsonException {
    if (scanner.peek() != '{') {
      return false;
    }
    var ahead = new JsonScanner(scanner.bytes(), scanner.position(), scanner.bytes().length);
    for (boolean more = ahead.enterObject(); more; more = ahead.nextMember()) {
      if (ahead.indexIn(BLOCK) == 0 && ahead.peek() == '"') {
        ahead.string();
        return ahead.indexIn(THINKING) >= 0;
      }
      ahead.skipValue();
    }
    return false;
  }
}
