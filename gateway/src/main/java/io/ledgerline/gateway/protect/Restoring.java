package io.ledgerline.gateway.protect;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.ledgerline.gateway.protect.AnswerTexts.Literal;
import io.ledgerline.gateway.stage.Change;
import io.ledgerline.gateway.stage.Review;
import io.ledgerline.gateway.stage.Verdict;
import io.ledgerline.inspection.token.IssuedTokens;
import io.ledgerline.inspection.token.Restorer;
import io.ledgerline.inspection.token.Restorer.Level;
import io.ledgerline.messages.json.Edit;
import io.ledgerline.messages.json.MalformedJsonException;
import io.ledgerline.messages.json.Span;
import io.ledgerline.messages.json.Splice;
import io.ledgerline.messages.sse.OversizedEventException;
import io.ledgerline.messages.sse.SseEvent;
import io.ledgerline.messages.sse.SseSplitter;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Puts the values back into one answer, but not into addresses that would carry them to a host
 * which nobody allowed. A stream keeps its events and their order; a delta whose end may be the
 * beginning of a token comes shorter, and what was held back comes with the next or, at the latest,
 * right before its block's end.
 */
final class Restoring implements Review {
  private final IssuedTokens issued;
  private final Set<String> hosts;
  private final Consumer<String> flag;
  private final Map<Integer, Open> open = new TreeMap<>();
  private int restored;
  private int strays;
  private int inLinks;

  /**
   * A review of one answer.
   *
   * @param hosts to which values may go in addresses that are shown, in lower case
   * @param flag what a token that stays in an address is told to
   */
  Restoring(IssuedTokens issued, Set<String> hosts, Consumer<String> flag) {
    this.issued = issued;
    this.hosts = hosts;
    this.flag = flag;
  }

  private Restorer shown() {
    return Restorer.ofShown(issued, Level.JSON, hosts);
  }

  /** A block whose text is still coming. */
  private record Open(Restorer restorer, boolean arguments) {}

  @Override
  public boolean active() {
    return true;
  }

  @Override
  public Verdict<byte[]> event(String type, byte[] raw) {
    SseEvent event = parse(raw);
    if (event == null) {
      return Verdict.pass();
    }
    try {
      return switch (event.kind()) {
        case CONTENT_BLOCK_START -> started(event);
        case CONTENT_BLOCK_DELTA -> continued(event);
        case CONTENT_BLOCK_STOP -> stopped(event, raw);
        case MESSAGE_STOP -> ended(raw);
        case MESSAGE_DELTA -> flushed(stopSequence(event, raw), raw);
        case ERROR -> flushed(raw, raw);
        default -> Verdict.pass();
      };
    } catch (MalformedJsonException e) {
      // Not what an upstream says; it can hold no token that a client could read.
      return Verdict.pass();
    }
  }

  private Verdict<byte[]> started(SseEvent event) throws MalformedJsonException {
    DeltaEvent delta = DeltaEvent.read(event.data(), event.dataStart(), event.dataEnd());
    if (delta.type() == DeltaEvent.TEXT) {
      open.put(delta.index(), new Open(shown(), false));
    } else if (delta.isToolUse()) {
      open.put(delta.index(), new Open(new Restorer(issued, Level.JSON_IN_JSON), true));
    }
    return whole(event, delta.block());
  }

  private Verdict<byte[]> continued(SseEvent event) throws MalformedJsonException {
    DeltaEvent delta = DeltaEvent.read(event.data(), event.dataStart(), event.dataEnd());
    Open block = open.computeIfAbsent(delta.index(), _ -> begun(delta));
    Span text = delta.text();
    boolean fits =
        block != null
            && delta.type() == (block.arguments ? DeltaEvent.INPUT_DELTA : DeltaEvent.TEXT_DELTA);
    if (block == null || text == null || !fits) {
      return whole(event, delta.block());
    }
    byte[] out = block.restorer.feed(event.data(), text.start(), text.end());
    if (Arrays.equals(out, 0, out.length, event.data(), text.start(), text.end())) {
      return Verdict.pass();
    }
    return new Verdict.Rewrite<>(rewritten(event, List.of(Edit.replace(text, out))), List.of());
  }

  /** A block of a kind that nobody has heard of, whose text comes as text does. */
  private @Nullable Open begun(DeltaEvent delta) {
    return switch (delta.type()) {
      case DeltaEvent.TEXT_DELTA -> new Open(shown(), false);
      case DeltaEvent.INPUT_DELTA -> new Open(new Restorer(issued, Level.JSON_IN_JSON), true);
      default -> null;
    };
  }

  /** A block or citation that comes in one piece. */
  private Verdict<byte[]> whole(SseEvent event, @Nullable Span block)
      throws MalformedJsonException {
    if (block == null) {
      return Verdict.pass();
    }
    List<Literal> literals = AnswerTexts.ofBlock(event.data(), block.start(), block.end());
    List<Edit> edits = edits(event.data(), literals);
    return edits.isEmpty()
        ? Verdict.pass()
        : new Verdict.Rewrite<>(rewritten(event, edits), List.of());
  }

  private Verdict<byte[]> stopped(SseEvent event, byte[] raw) throws MalformedJsonException {
    int index = DeltaEvent.read(event.data(), event.dataStart(), event.dataEnd()).index();
    Open block = open.remove(index);
    return block == null ? Verdict.pass() : before(raw, rest(index, block));
  }

  /** What is still held back, for a stream that ends without the ends of its blocks. */
  private byte[] rest() {
    var rest = new ByteArrayOutputStream();
    open.forEach((index, block) -> rest.writeBytes(rest(index, block)));
    open.clear();
    return rest.toByteArray();
  }

  /** The event with the value back where a token stopped the message. */
  private byte[] stopSequence(SseEvent event, byte[] raw) throws MalformedJsonException {
    List<Literal> literals = AnswerTexts.ofEnd(event.data(), event.dataStart(), event.dataEnd());
    List<Edit> edits = edits(event.data(), literals);
    return edits.isEmpty() ? raw : rewritten(event, edits);
  }

  private Verdict<byte[]> flushed(byte[] event, byte[] raw) {
    byte[] rest = rest();
    return rest.length == 0 && event == raw
        ? Verdict.pass()
        : new Verdict.Rewrite<>(joined(rest, event), List.of());
  }

  private Verdict<byte[]> ended(byte[] raw) {
    byte[] rest = rest();
    List<Change> changes = changes();
    return rest.length == 0 && changes.isEmpty()
        ? Verdict.pass()
        : new Verdict.Rewrite<>(joined(rest, raw), changes);
  }

  private List<Change> changes() {
    var changes = new ArrayList<Change>(3);
    if (restored > 0) {
      changes.add(new Change("data_restored", "answer", "", restored + " tokens"));
    }
    if (inLinks > 0) {
      changes.add(new Change("data_kept_from_link", "answer", "", inLinks + " left as they are"));
    }
    if (strays > 0) {
      changes.add(new Change("data_stray_token", "answer", "", strays + " left as they are"));
    }
    return changes;
  }

  private byte[] rest(int index, Open block) {
    byte[] rest = block.restorer.finish();
    count(block.restorer);
    if (rest.length == 0) {
      return rest;
    }
    String kind = block.arguments ? "input_json_delta" : "text_delta";
    String key = block.arguments ? "partial_json" : "text";
    return joined(
        ("event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":"
                + index
                + ",\"delta\":{\"type\":\""
                + kind
                + "\",\""
                + key
                + "\":\"")
            .getBytes(US_ASCII),
        joined(rest, "\"}}\n\n".getBytes(US_ASCII)));
  }

  private void count(Restorer restorer) {
    restored += restorer.restored();
    strays += restorer.strays();
    if (restorer.kept() > 0 && inLinks == 0) {
      flag.accept("answer.value_in_link");
    }
    inLinks += restorer.kept();
  }

  private static Verdict<byte[]> before(byte[] raw, byte[] rest) {
    return rest.length == 0 ? Verdict.pass() : new Verdict.Rewrite<>(joined(rest, raw), List.of());
  }

  @Override
  public Verdict<byte[]> answer(byte[] body) {
    try {
      List<Edit> edits = edits(body, AnswerTexts.ofMessage(body));
      List<Change> changes = changes();
      return edits.isEmpty() && changes.isEmpty()
          ? Verdict.pass()
          : new Verdict.Rewrite<>(Splice.apply(body, edits), changes);
    } catch (MalformedJsonException e) {
      return Verdict.pass();
    }
  }

  private List<Edit> edits(byte[] json, List<Literal> literals) {
    var edits = new ArrayList<Edit>();
    for (Literal literal : literals) {
      Span span = literal.span();
      var restorer = literal.argument() ? new Restorer(issued, Level.JSON) : shown();
      byte[] most = restorer.feed(json, span.start(), span.end());
      byte[] all = joined(most, restorer.finish());
      count(restorer);
      if (restorer.restored() > 0) {
        edits.add(Edit.replace(span, all));
      }
    }
    return edits;
  }

  /** The event with edits of its data; data on several lines becomes one line. */
  private static byte[] rewritten(SseEvent event, List<Edit> edits) {
    if (event.data() == event.buffer()) {
      return Splice.apply(event.buffer(), edits);
    }
    byte[] data = Splice.apply(event.data(), edits);
    int length = data.length - event.data().length + event.dataEnd();
    var line = new ByteArrayOutputStream(length + 64);
    line.writeBytes(("event: " + event.type() + "\ndata: ").getBytes(US_ASCII));
    for (int i = event.dataStart(); i < length; i++) {
      line.write(data[i] == '\n' ? ' ' : data[i]);
    }
    line.writeBytes("\n\n".getBytes(US_ASCII));
    return line.toByteArray();
  }

  /** Null for what has no data. */
  private static @Nullable SseEvent parse(byte[] raw) {
    var events = new ArrayList<SseEvent>(1);
    try {
      var splitter = new SseSplitter();
      splitter.feed(raw, events::add);
      splitter.finish(events::add);
    } catch (OversizedEventException e) {
      throw new IllegalStateException("an event that was read once is too long now", e);
    }
    return events.size() == 1 && events.getFirst().hasData() ? events.getFirst() : null;
  }

  private static byte[] joined(byte[] first, byte[] second) {
    if (first.length == 0) {
      return second;
    }
    byte[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }
}
