package io.ledgerline.messages.request;

import io.ledgerline.messages.json.JsonString;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Text blocks to append to {@code system}, encoded once: the same texts are always the same bytes,
 * and no call pays for escaping. Immutable.
 */
public final class SystemBlocks {
  private static final byte[] OPENING =
      "{\"type\":\"text\",\"text\":".getBytes(StandardCharsets.US_ASCII);

  private final byte[] elements;
  private final int count;

  private SystemBlocks(byte[] elements, int count) {
    this.elements = elements;
    this.count = count;
  }

  /** Blocks of these texts, in order; empty texts are left out, the API refuses them. */
  public static SystemBlocks of(List<String> texts) {
    var elements = new ByteArrayOutputStream();
    int count = 0;
    for (String text : texts) {
      if (text.isEmpty()) {
        continue;
      }
      if (count++ > 0) {
        elements.write(',');
      }
      elements.writeBytes(OPENING);
      elements.writeBytes(JsonString.encode(text));
      elements.write('}');
    }
    return new SystemBlocks(elements.toByteArray(), count);
  }

  /** Whether there is nothing to append. */
  public boolean isEmpty() {
    return count == 0;
  }

  /** Number of blocks. */
  public int count() {
    return count;
  }

  /** Bytes the blocks add to a request, beside at most 32 of punctuation. */
  public int encodedLength() {
    return elements.length;
  }

  /** The elements of a JSON array, commas between, between two texts. */
  byte[] between(String before, String after) {
    byte[] joined = new byte[before.length() + elements.length + after.length()];
    byte[] head = before.getBytes(StandardCharsets.US_ASCII);
    byte[] tail = after.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(head, 0, joined, 0, head.length);
    System.arraycopy(elements, 0, joined, head.length, elements.length);
    System.arraycopy(tail, 0, joined, head.length + elements.length, tail.length);
    return joined;
  }

  static byte[] opening() {
    byte[] array = new byte[OPENING.length + 1];
    array[0] = '[';
    System.arraycopy(OPENING, 0, array, 1, OPENING.length);
    return array;
  }
}
