package io.ledgerline.gateway.protect;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ledgerline.documents.Format;
import io.ledgerline.messages.json.Edit;
import io.ledgerline.messages.json.JsonString;
import io.ledgerline.messages.json.Splice;
import io.ledgerline.messages.request.LocatedRequest;
import io.ledgerline.messages.request.TextSpan;
import io.ledgerline.messages.request.TextSpans;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A request as the person reads it who decides about it: a file is shown as what it is, its size,
 * its name and its text, never as base64. Of bounded size; what did not fit is said.
 */
final class ShownRequest {
  /** A longer request is not shown whole; the person sees what was found in it. */
  private static final int MOST_BYTES = 900_000;

  /** So many files are listed, as entries name so many. */
  private static final int MOST_FILES = 24;

  private static final Set<String> NAMES = Set.of("title", "filename", "file_name");
  private static final int LONGEST_NAME = 256;

  private final byte[] body;
  private final ReadFiles read;
  private final List<FileSpan> files = new ArrayList<>();
  private final Map<String, String> names = new HashMap<>();
  private final List<Edit> edits = new ArrayList<>();
  private final List<ShownFile> shown = new ArrayList<>();

  ShownRequest(LocatedRequest request, Attachments attachments) {
    this.body = request.body();
    this.read = new ReadFiles(attachments);
    TextSpans.visit(
        request,
        new TextSpans.Visitor() {
          @Override
          public void text(TextSpan span) {
            take(span);
          }

          @Override
          public void number(TextSpan span) {}

          @Override
          public void fixed(TextSpan span) {}
        });
    files.forEach(this::show);
  }

  private void take(TextSpan span) {
    FileSpan file = FileSpan.of(body, span);
    if (file != null) {
      files.add(file);
    } else if (span.kind() == TextSpan.Kind.BASE64) {
      files.add(new FileSpan(FileSpan.block(span), span.message(), body, span, 0));
    } else if (span.span().length() <= LONGEST_NAME
        && NAMES.contains(Labels.before(body, span.span().start()))) {
      names.putIfAbsent(FileSpan.block(span), span.text(body));
    }
  }

  private void show(FileSpan file) {
    Format format = Format.UNKNOWN;
    long bytes = 0;
    try (InputStream in = file.open()) {
      byte[] head = in.readNBytes(Format.HEAD);
      format = Format.of(head);
      bytes = head.length + in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException notBase64) {
      bytes = file.span().span().length();
    }
    String name = names.getOrDefault(file.block(), "");
    ShownFile each = read.next(file.block(), format, bytes, name);
    boolean listed = shown.size() < MOST_FILES;
    if (listed) {
      shown.add(each);
    }
    String words = "[" + each.words() + (listed ? ", see files]" : "]");
    edits.add(Edit.replace(file.span().span(), JsonString.encode(words)));
  }

  /** The request as JSON; {@code null} where it is too long. */
  String json() {
    Splice splice = Splice.of(body, edits);
    return splice.length() > MOST_BYTES ? "null" : new String(splice.bytes(), UTF_8);
  }

  /**
   * Its files as a list of JSON.
   *
   * @param room bytes that their texts may take together
   */
  String files(int room) {
    var list = new StringBuilder("[");
    int left = room;
    for (ShownFile each : shown) {
      String json = each.json(left);
      left = Math.max(0, left - json.getBytes(UTF_8).length);
      list.append(list.length() > 1 ? "," : "").append(json);
    }
    return list.append(']').toString();
  }

  /** How many files there are. */
  int count() {
    return files.size();
  }
}
