package io.ledgerline.messages.answer;

import io.ledgerline.messages.json.JsonScanner;
import io.ledgerline.messages.json.JsonString;
import io.ledgerline.messages.json.MalformedJsonException;
import io.ledgerline.messages.json.Names;
import io.ledgerline.messages.json.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A whole JSON answer and where its blocks stand. Source: platform.claude.com/docs/en/api/messages.
 *
 * @param body the answer; not to be changed
 * @param blocks in their order
 * @param content the array of blocks, brackets included; null where there is none
 * @param stopReason the literal, quotes included; null where it is null or absent
 */
@SuppressWarnings("ArrayRecordComponent") // identity is enough, bodies are never compared
public record AnswerBody(
    byte[] body, List<Block> blocks, @Nullable Span content, @Nullable Span stopReason) {
  private static final Names KEYS = Names.of("content", "stop_reason");
  private static final Names BLOCK_KEYS = Names.of("type", "text", "name", "input", "content");

  /**
   * One block.
   *
   * @param type its type
   * @param name the tool's name; empty where there is none
   * @param span the whole block
   * @param text the literal of {@code text}, quotes included; null where there is none
   * @param input the tool's input; null where there is none
   * @param content the literal of {@code content}, as the summary of a compaction has it; null
   *     where there is none
   */
  public record Block(
      String type,
      String name,
      Span span,
      @Nullable Span text,
      @Nullable Span input,
      @Nullable Span content) {
    boolean isSummary() {
      return type.equals("compaction") && content != null;
    }
  }

  /**
   * Reads an answer.
   *
   * @throws MalformedJsonException if it is no JSON object
   */
  public static AnswerBody read(byte[] body) throws MalformedJsonException {
    var scanner = new JsonScanner(body);
    var blocks = new ArrayList<Block>();
    Span content = null;
    Span stopReason = null;
    for (boolean more = scanner.enterObject(); more; more = scanner.nextMember()) {
      int key = scanner.indexIn(KEYS);
      byte first = scanner.peek();
      int start = scanner.position();
      if (key == 0 && first == '[') {
        for (boolean in = scanner.enterArray(); in; in = scanner.nextElement()) {
          blocks.add(block(scanner));
        }
        content = new Span(start, scanner.position());
      } else {
        scanner.skipValue();
        stopReason = key == 1 && first == '"' ? new Span(start, scanner.position()) : stopReason;
      }
    }
    scanner.endOfDocument();
    return new AnswerBody(body, List.copyOf(blocks), content, stopReason);
  }

  /** Whether the turn goes on in another call, behind a tool's use or a pause. */
  public boolean goesOn() {
    return StopReasons.goesOn(body, stopReason);
  }

  private static Block block(JsonScanner scanner) throws MalformedJsonException {
    String type = "";
    String name = "";
    Span text = null;
    Span input = null;
    Span content = null;
    byte first = scanner.peek();
    int start = scanner.position();
    if (first != '{') {
      scanner.skipValue();
      return new Block("", "", new Span(start, scanner.position()), null, null, null);
    }
    for (boolean more = scanner.enterObject(); more; more = scanner.nextMember()) {
      int key = scanner.indexIn(BLOCK_KEYS);
      boolean string = scanner.peek() == '"';
      int from = scanner.position();
      if (key == 3) {
        scanner.skipValue();
        input = new Span(from, scanner.position());
      } else if (key < 0 || !string) {
        scanner.skipValue();
      } else {
        scanner.string();
        Span literal = new Span(scanner.stringStart() - 1, scanner.stringEnd() + 1);
        type = key == 0 ? scanner.stringValue() : type;
        text = key == 1 ? literal : text;
        name = key == 2 ? scanner.stringValue() : name;
        content = key == 4 ? literal : content;
      }
    }
    return new Block(type, name, new Span(start, scanner.position()), text, input, content);
  }

  /** What its summaries of earlier turns say, in their order. */
  public List<String> summaries() {
    return blocks.stream()
        .filter(Block::isSummary)
        .map(block -> JsonString.decode(body, Objects.requireNonNull(block.content())))
        .toList();
  }

  /** The decoded text of a block; empty where there is none. */
  public String text(Block block) {
    return block.text() == null ? "" : JsonString.decode(body, block.text());
  }
}
