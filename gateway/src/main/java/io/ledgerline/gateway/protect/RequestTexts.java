package io.ledgerline.gateway.protect;

import io.ledgerline.gateway.stage.CallView;
import io.ledgerline.governance.data.DataPart;
import io.ledgerline.inspection.token.Passage;
import io.ledgerline.messages.json.DecodedText;
import io.ledgerline.messages.json.Span;
import io.ledgerline.messages.request.LocatedRequest;
import io.ledgerline.messages.request.Media;
import io.ledgerline.messages.request.TextSpan;
import io.ledgerline.messages.request.TextSpan.Kind;
import io.ledgerline.messages.request.TextSpan.Role;
import io.ledgerline.messages.request.TextSpans;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The texts of a request that may be changed, in the order they stand in it, its files, and what of
 * the request may not be changed, so that it is said. Nothing the upstream has signed is among
 * them, no bytes of images and documents, no address that is to be fetched, and no option of the
 * API but the user id.
 */
final class RequestTexts {
  private static final String USER_ID = "user_id";

  /** What a compaction is asked to keep or leave out, in the caller's words. */
  private static final String INSTRUCTIONS = "instructions";

  /** Where a server of tools is, which may hold what lets the upstream in, as links do. */
  private static final String SERVER = "url";

  /** What the block of a compaction says. */
  private static final String SUMMARY = "content";

  /** The message, so to say, of what stands behind all messages. */
  static final int BEHIND_ALL = Integer.MAX_VALUE - 1;

  /** Shorter numbers are nobody's. */
  private static final int SHORTEST_NUMBER = 4;

  private final byte[] body;
  private final Media media;
  private final List<FileSpan> files = new ArrayList<>();
  private final List<One> texts = new ArrayList<>();
  private final Set<String> left = new LinkedHashSet<>();
  private final List<DecodedText> summaries = new ArrayList<>();
  private boolean summed;

  private RequestTexts(byte[] body, Media media) {
    this.body = body;
    this.media = media;
  }

  /**
   * One text.
   *
   * @param part what it is to a policy; null for what a model wrote, in which nothing new is found
   * @param label the JSON key it stands under, empty where that tells nothing
   * @param decoded leads back to the body
   * @param number whether it is a number of JSON, in which no letter may stand
   * @param field where it stands, of what has to stay as it is; empty for what may be changed
   * @param tokens whether tokens, and nothing else, may stand there all the same: in the values
   *     that a tool may be given, which have to stay apart from each other and come back
   */
  record One(
      @Nullable DataPart part,
      String label,
      DecodedText decoded,
      Passage passage,
      boolean number,
      String field,
      boolean tokens) {
    boolean fixed() {
      return !field.isEmpty() && !tokens;
    }
  }

  /** The texts of a call's request, kept for the next stage that asks. */
  static RequestTexts first(CallView call) {
    RequestTexts texts = of(call.request());
    call.inspection().carry(RequestTexts.class, texts);
    return texts;
  }

  /** The same; nothing is kept any longer, since a call may wait long for its answer. */
  static RequestTexts last(CallView call) {
    RequestTexts known = call.inspection().take(RequestTexts.class);
    return known == null ? of(call.request()) : known;
  }

  static RequestTexts of(LocatedRequest request) {
    var texts = new RequestTexts(request.body(), request.media());
    TextSpans.visit(
        request,
        new TextSpans.Visitor() {
          @Override
          public void text(TextSpan span) {
            texts.take(span);
          }

          @Override
          public void number(TextSpan span) {
            texts.number(span);
          }

          @Override
          public void fixed(TextSpan span) {
            texts.fixed(span);
          }
        });
    return texts;
  }

  List<One> all() {
    return texts;
  }

  /** What nobody looks at, with the reason after a colon. */
  Set<String> left() {
    return left;
  }

  /** The files among them and beside them, which another one reads. */
  List<FileSpan> files() {
    return files;
  }

  /** What it carries or points to besides text. */
  Media media() {
    return media;
  }

  /** Whether a summary stands for earlier turns, which the client no longer sends. */
  boolean summed() {
    return summed;
  }

  /** What these summaries say, in the order in which they stand there. */
  List<DecodedText> summaries() {
    return summaries;
  }

  private void take(TextSpan span) {
    if (span.kind() == Kind.COMPACTION) {
      summed = true;
      if (Labels.key(body, span.span().start()).equals(SUMMARY)) {
        summaries.add(DecodedText.of(body, span.span(), span.escaped()));
      }
    }
    FileSpan file = FileSpan.of(body, span);
    if (file != null) {
      files.add(file);
    }
    if (file != null && span.kind() == Kind.BASE64) {
      return;
    }
    String why = whyNot(span);
    if (why != null) {
      left.add(why);
      link(span);
      return;
    }
    if (span.kind() == Kind.STOP_SEQUENCE) {
      // What the model stops at is said in its own words: all known values are tokens there.
      var decoded = DecodedText.of(body, span.span(), span.escaped());
      add(decoded, BEHIND_ALL, null, "", false, "", false);
      return;
    }
    if (span.kind() == Kind.OPTION) {
      option(span);
      return;
    }
    if (span.kind() == Kind.TOOL_VALUE) {
      var decoded = DecodedText.of(body, span.span(), span.escaped());
      String label = Labels.before(body, span.span().start());
      add(decoded, span.message(), DataPart.TOOLS, label, false, FileSpan.block(span), true);
      return;
    }
    if (span.kind() == Kind.TOOL_FIELD || span.message() < 0 && span.kind() == Kind.OTHER) {
      fixed(span);
      return;
    }
    add(span, part(span), Labels.before(body, span.span().start()));
  }

  /**
   * An address that the caller has the upstream fetch may hold what lets it in, and nothing in it
   * can be replaced; but what leaves as a token elsewhere must not leave in it.
   */
  private void link(TextSpan span) {
    if (span.kind() == Kind.LINK && span.role() == Role.USER) {
      var decoded = DecodedText.of(body, span.span(), span.escaped());
      add(decoded, span.message(), null, "", false, FileSpan.block(span), false);
    }
  }

  private static @Nullable String whyNot(TextSpan span) {
    return switch (span.kind()) {
      case THINKING -> "thinking: signed by the upstream";
      case COMPACTION -> "compaction: signed by the upstream";
      case BASE64 -> "images and PDFs that the upstream gave: not read";
      case LINK -> "links: not followed";
      case TOOL_OPTION -> "tools: options of the upstream's own";
      case TEXT,
          TOOL_RESULT,
          DOCUMENT,
          SEARCH_RESULT,
          TOOL_INPUT,
          TOOL_INPUT_KEY,
          TOOL_DEFINITION,
          TOOL_VALUE,
          TOOL_FIELD,
          STOP_SEQUENCE,
          OPTION,
          OTHER ->
          null;
    };
  }

  /** Options of the API carry secrets that are meant for the upstream, and no prose. */
  private void option(TextSpan span) {
    String label = Labels.before(body, span.span().start());
    if (label.equals(USER_ID)) {
      add(span, DataPart.USER, label);
    } else if (label.equals(INSTRUCTIONS)) {
      // It may come with the last turn only, so what it holds changes nothing of earlier ones.
      var decoded = DecodedText.of(body, span.span(), span.escaped());
      add(decoded, BEHIND_ALL, DataPart.USER, label, false, "", false);
    } else {
      left.add("options: no part of a data policy");
      if (label.equals(SERVER)) {
        var decoded = DecodedText.of(body, span.span(), span.escaped());
        add(decoded, BEHIND_ALL, null, "", false, "mcp_servers", false);
      }
    }
  }

  private static @Nullable DataPart part(TextSpan span) {
    if (span.role() == Role.ASSISTANT) {
      return null;
    }
    return switch (span.kind()) {
      case TOOL_RESULT -> DataPart.TOOL_RESULTS;
      case DOCUMENT -> DataPart.DOCUMENTS;
      case SEARCH_RESULT -> DataPart.SEARCH_RESULTS;
      case TOOL_DEFINITION, TOOL_VALUE, TOOL_FIELD -> DataPart.TOOLS;
      default -> span.role() == Role.SYSTEM ? DataPart.SYSTEM : DataPart.USER;
    };
  }

  /** A number that is long enough to be somebody's, in a message: arguments of tools hold them. */
  private void number(TextSpan span) {
    Span digits = span.span();
    boolean looked = span.message() >= 0 && whyNot(span) == null;
    if (looked && digits.end() - digits.start() >= SHORTEST_NUMBER) {
      String label = Labels.before(body, digits.start());
      Span between = new Span(digits.start() - 1, digits.end() + 1);
      add(DecodedText.of(body, between, false), span.message(), part(span), label, true, "", false);
    }
  }

  /** What has to stay as it is: what may not leave in it keeps the request here. */
  private void fixed(TextSpan span) {
    if (whyNot(span) != null || span.kind() == Kind.OPTION) {
      return; // listed, or about to be
    }
    var decoded = DecodedText.of(body, span.span(), span.escaped());
    String label = Labels.before(body, span.span().start());
    boolean toolName = span.kind() == Kind.TOOL_FIELD && label.equals("name");
    add(
        decoded,
        span.message(),
        part(span),
        toolName ? "" : label, // a tool is nobody
        false,
        FileSpan.block(span),
        false);
  }

  private void add(TextSpan span, @Nullable DataPart part, String label) {
    DecodedText decoded = DecodedText.of(body, span.span(), span.escaped());
    add(decoded, span.message(), part, label, false, "", false);
  }

  private void add(
      DecodedText decoded,
      int message,
      @Nullable DataPart part,
      String label,
      boolean number,
      String field,
      boolean tokens) {
    var passage =
        new Passage(message, part == null, decoded.bytes(), decoded.start(), decoded.end());
    texts.add(new One(part, label, decoded, passage, number, field, tokens));
  }
}
