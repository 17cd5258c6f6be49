package io.ledgerline.evidence;

import io.ledgerline.audit.ContentHash;
import io.ledgerline.audit.EntryView;
import io.ledgerline.ledger.anchor.AnchorArchive;
import io.ledgerline.vault.Sealed;
import io.ledgerline.vault.SealedContent;
import io.ledgerline.verifier.pack.LogFigures;
import io.ledgerline.verifier.pack.LogFigures.Count;
import io.ledgerline.verifier.pack.PackParts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The texts of the entries of one part: what is kept goes into the pack with its salt, one text in
 * memory at a time, and a list says of each hash whether it is there, and if not, why.
 */
final class ContentExport {
  private final SealedContent content;
  private final String stream;
  private final PackWriter writer;
  private final LogFigures figures;
  private final List<Asked> asked = new ArrayList<>();
  private final StringBuilder list = new StringBuilder();

  private record Asked(long index, EntryView entry) {}

  ContentExport(SealedContent content, String stream, PackWriter writer, LogFigures figures) {
    this.content = content;
    this.stream = stream;
    this.writer = writer;
    this.figures = figures;
  }

  void add(long index, EntryView entry) {
    for (ContentHash each : ContentHash.values()) {
      if (entry.text(each.field()) != null) {
        asked.add(new Asked(index, entry));
        return;
      }
    }
  }

  /** Writes the texts, and then the list; {@code first}: the index that the part begins with. */
  void write(long first) throws Exception {
    for (Asked each : asked) {
      for (ContentHash text : ContentHash.values()) {
        if (each.entry().text(text.field()) != null) {
          String line = write(each, text, content.of(each.entry(), text));
          list.append(each.index()).append(' ').append(text.wireName()).append(' ');
          list.append(line).append('\n');
        }
      }
    }
    if (!asked.isEmpty()) {
      byte[] lines = list.toString().getBytes(StandardCharsets.US_ASCII);
      writer.add(PackParts.ofLog(stream, "content", first, ".list"), lines);
    }
  }

  private String write(Asked each, ContentHash text, Sealed sealed) throws Exception {
    return switch (sealed) {
      case Sealed.Kept(var bytes, var salt) -> kept(each, text, bytes, salt);
      case Sealed.SaltOnly only -> counted(Count.CONTENT_NOT_KEPT, "not-kept");
      case Sealed.NotKept none -> counted(Count.CONTENT_NOT_KEPT, "not-kept");
      case Sealed.Erased(var by) -> counted(Count.CONTENT_ERASED, "erased " + by);
      case Sealed.Disposed(var by) -> counted(Count.CONTENT_ERASED, "disposed " + by);
      case Sealed.Elsewhere(var salt, var node) ->
          counted(Count.CONTENT_ELSEWHERE, "elsewhere " + node);
      case Sealed.Lost lost -> counted(Count.CONTENT_ELSEWHERE, "lost");
    };
  }

  /** What does not hash to what the entry says is not handed out as if it did. */
  private String kept(Asked each, ContentHash text, byte[] bytes, byte[] salt) throws Exception {
    boolean fits =
        bytes.length > 0
            && bytes.length <= PackParts.MAX_CONTENT
            && text.matches(each.entry(), salt, bytes);
    if (!fits) {
      return counted(Count.CONTENT_ELSEWHERE, "lost");
    }
    String name = AnchorArchive.name(each.index()) + '.' + text.wireName();
    writer.add(PackParts.ofLog(stream, "content/" + name + ".salt"), salt);
    writer.add(PackParts.ofLog(stream, "content/" + name), bytes);
    return counted(Count.CONTENT_RECOMPUTED, "kept");
  }

  private String counted(Count what, String line) {
    figures.add(what, 1);
    return line;
  }
}
