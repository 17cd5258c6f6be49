package io.ledgerline.gateway.protect;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.ledgerline.messages.json.DecodedText;
import io.ledgerline.messages.request.TextSpan;
import io.ledgerline.messages.request.TextSpan.Kind;
import io.ledgerline.messages.request.TextSpan.Role;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A file in a request, in base64: the data of a block, or a text that is nothing but a file, as
 * some tools give them. Decoded as it is read, and not kept.
 *
 * @param block where it stands, such as {@code messages[0].content[1]}
 * @param message index of its message
 * @param body the request
 * @param span the literal it is or is in
 * @param skip how much of the decoded literal is not base64 yet
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record FileSpan(String block, int message, byte[] body, TextSpan span, int skip) {
  /** A text is no file where it is shorter, but for an address that says that it holds one. */
  private static final int SHORTEST = 100;

  private static final int LONGEST_TYPE = 128;
  private static final String DATA = "data:";
  private static final String BASE64 = ";base64,";

  /** What PDFs, packages and compound files begin with in base64. */
  private static final String[] BEGINNINGS = {"JVBERi0", "UEsDB", "0M8R4KGx"};

  /** The file at a place of a request, if there is one that the caller sent. */
  static @Nullable FileSpan of(byte[] body, TextSpan span) {
    if (span.role() == Role.ASSISTANT) {
      return null; // the upstream's own, or what it has seen before
    }
    if (span.kind() == Kind.BASE64) {
      return new FileSpan(block(span), span.message(), body, span, 0);
    }
    if (!mayHold(span.kind()) || !begins(body, span)) {
      return null;
    }
    int skip = skip(DecodedText.of(body, span.span(), span.escaped()));
    return skip < 0 ? null : new FileSpan(block(span), span.message(), body, span, skip);
  }

  private static boolean mayHold(Kind kind) {
    return switch (kind) {
      case TEXT, TOOL_RESULT, DOCUMENT, SEARCH_RESULT, LINK, OTHER -> true;
      case TOOL_INPUT,
          TOOL_INPUT_KEY,
          TOOL_DEFINITION,
          TOOL_VALUE,
          TOOL_FIELD,
          TOOL_OPTION,
          OPTION,
          COMPACTION,
          THINKING,
          STOP_SEQUENCE,
          BASE64 ->
          false;
    };
  }

  /** The file's bytes; white space and line ends in the base64 are passed over. */
  InputStream open() {
    DecodedText text = DecodedText.of(body, span.span(), span.escaped());
    int start = text.start() + skip;
    return Base64.getMimeDecoder()
        .wrap(new ByteArrayInputStream(text.bytes(), start, text.end() - start));
  }

  /** Puts the file into a digest, as it is spelled in the body. */
  void digest(MessageDigest digest) {
    digest.update(ByteBuffer.allocate(4).putInt(0, skip));
    digest.update(body, span.span().start(), span.span().length());
  }

  private static boolean begins(byte[] body, TextSpan span) {
    String head = head(body, span.span().start() + 1, DATA.length() + 3);
    if (isAddress(head)) {
      return true;
    }
    if (span.span().length() < SHORTEST) {
      return false;
    }
    for (String each : BEGINNINGS) {
      if (head.startsWith(each)) {
        return true;
      }
    }
    return false;
  }

  /** Schemes are written in any case. */
  private static boolean isAddress(String head) {
    return head.regionMatches(true, 0, DATA, 0, DATA.length());
  }

  /** What stands before the base64 of a text that is nothing else; -1 where it is no such text. */
  private static int skip(DecodedText text) {
    int start = text.start();
    String head = head(text.bytes(), start, LONGEST_TYPE);
    if (isAddress(head)) {
      int at = head.toLowerCase(Locale.ROOT).indexOf(BASE64);
      if (at < 0) {
        return -1;
      }
      start += at + BASE64.length();
    }
    int end = withoutBlanks(text);
    // Prose about files has blanks sooner than that; a short address is data to its end.
    int most = end - text.start() < SHORTEST ? SHORTEST : SHORTEST / 2;
    for (int i = start; i < Math.min(start + most, end); i++) {
      if (!isBase64(text.bytes()[i])) {
        return -1;
      }
    }
    return start < end ? start - text.start() : -1;
  }

  /** Where the text ends, but for the blanks and line feeds at its end. */
  private static int withoutBlanks(DecodedText text) {
    int end = text.end();
    while (end > text.start() && text.bytes()[end - 1] <= ' ' && text.bytes()[end - 1] >= 0) {
      end--;
    }
    return end;
  }

  private static boolean isBase64(byte b) {
    return b >= 'A' && b <= 'Z'
        || b >= 'a' && b <= 'z'
        || b >= '0' && b <= '9'
        || "+/=".indexOf(b) >= 0;
  }

  private static String head(byte[] bytes, int from, int length) {
    return new String(bytes, from, Math.min(length, bytes.length - from), ISO_8859_1);
  }

  /** Where in a request a piece of it stands, for people. */
  static String block(TextSpan span) {
    String block = span.block() < 0 ? "" : "[" + span.block() + "]";
    if (span.message() >= 0) {
      return "messages[" + span.message() + "].content" + block;
    }
    return switch (span.kind()) {
      case TOOL_DEFINITION, TOOL_VALUE, TOOL_FIELD, TOOL_OPTION ->
          span.block() < 0 ? "output_config" : "tools" + block;
      default -> span.role() == Role.SYSTEM ? "system" + block : "request";
    };
  }
}
