package io.ledgerline.gateway.protect;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ledgerline.documents.Format;
import io.ledgerline.gateway.stage.DocumentSeen;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What became of the files of a request, looked up in the order in which they stand in it. */
final class ReadFiles {
  private static final String IMAGE = Format.IMAGE.wireName();
  private static final String NOT_READ = "not read";

  private final Map<String, Deque<DocumentSeen>> seen = new HashMap<>();
  private final Map<String, Deque<Attachments.Read>> texts = new HashMap<>();

  ReadFiles(Attachments attachments) {
    for (DocumentSeen each : attachments.seen()) {
      seen.computeIfAbsent(each.block(), _ -> new ArrayDeque<>()).add(each);
    }
    for (Attachments.Read each : attachments.texts()) {
      texts.computeIfAbsent(each.block(), _ -> new ArrayDeque<>()).add(each);
    }
  }

  /** The next file of a block, which is that by its first bytes. */
  ShownFile next(String block, Format format, long bytes, String name) {
    DocumentSeen known = known(block, format);
    if (known == null) {
      return new ShownFile(block, format.wireName(), bytes, name, 0, "", NOT_READ, List.of());
    }
    String text = "";
    if (known.unread().isEmpty()) {
      Deque<Attachments.Read> all = texts.get(block);
      Attachments.Read read = all == null ? null : all.poll();
      text = read == null ? "" : new String(read.text().utf8(), UTF_8);
    }
    return new ShownFile(
        block, known.format(), bytes, name, known.pages(), text, known.unread(), known.left());
  }

  /** A picture of a request that has others is not among them. */
  private @Nullable DocumentSeen known(String block, Format format) {
    Deque<DocumentSeen> all = seen.get(block);
    DocumentSeen first = all == null ? null : all.peek();
    if (all == null || first == null || format == Format.IMAGE && !first.format().equals(IMAGE)) {
      return null;
    }
    return all.poll();
  }
}
