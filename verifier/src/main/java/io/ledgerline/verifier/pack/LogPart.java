package io.ledgerline.verifier.pack;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One part of a log, as its name says. Parts follow each other in the order of their {@link #key}.
 *
 * <p>Sizes and indexes are kept as the 19 digits that stand in the name: they may be no {@code
 * long}, and only whoever needs the number finds out.
 */
sealed interface LogPart {
  /** The checkpoint that the log is proven against. */
  record SignedCheckpoint() implements LogPart {}

  /** Which entries they are, and what proves that they are all of them. */
  record Range() implements LogPart {}

  /** The log's own verifier keys. */
  record Keys() implements LogPart {}

  /** What belongs to an older checkpoint of that size that somebody outside attested. */
  record Anchor(String size, String what) implements LogPart {}

  /** The hashes of the entries from that index on. */
  record Leaves(String first) implements LogPart {}

  /** The entries from that index on. */
  record Entries(String first) implements LogPart {}

  /** Content of entries, its salt, or a list that says what became of it. */
  record Content(String key) implements LogPart {}

  /** An entry beside the range. */
  record Related(String index) implements LogPart {}

  /** The proof that it is in the log. */
  record RelatedProof(String index) implements LogPart {}

  /** The part of that name below the log's folder, null for a name that no part has. */
  static @Nullable LogPart named(String name) {
    return switch (name) {
      case "checkpoint" -> new SignedCheckpoint();
      case "range" -> new Range();
      case "vkeys" -> new Keys();
      default -> numbered(name);
    };
  }

  private static @Nullable LogPart numbered(String name) {
    Matcher anchor = Names.ANCHOR.matcher(name);
    if (anchor.matches()) {
      return new Anchor(anchor.group(1), anchor.group(2));
    }
    Matcher chunk = Names.CHUNK.matcher(name);
    if (chunk.matches()) {
      String first = chunk.group(2);
      return chunk.group(1).equals("leaves") ? new Leaves(first) : new Entries(first);
    }
    Matcher related = Names.RELATED.matcher(name);
    if (related.matches()) {
      String index = related.group(1);
      return related.group(2).equals("entry") ? new Related(index) : new RelatedProof(index);
    }
    String content = ContentCheck.key(name);
    return content == null ? null : new Content(content);
  }

  /** A text that sorts as parts must follow each other. */
  default String key() {
    return switch (this) {
      case SignedCheckpoint() -> "0";
      case Range() -> "1";
      case Keys() -> "2";
      case Anchor(var size, var what) -> "3" + size + rank(what);
      case Leaves(var first) -> "4" + first + "0";
      case Entries(var first) -> "4" + first + "1";
      case Content(var key) -> key;
      case Related(var index) -> "5" + index + "0";
      case RelatedProof(var index) -> "5" + index + "1";
    };
  }

  /** Behind the notes stands each time stamp, and behind it the chain of its certificates. */
  private static String rank(String what) {
    int note = List.of("consistency", "witness", "stamped").indexOf(what);
    return note < 0 ? "3" + what.replace(".tsr", ".a") : String.valueOf(note);
  }

  /** How the names of numbered parts look. */
  final class Names {
    private static final Pattern ANCHOR =
        Pattern.compile(
            "anchors/([0-9]{19})\\.(consistency|witness|stamped|[a-z0-9][a-z0-9-]{0,62}\\.(?:tsr|pem))");
    private static final Pattern CHUNK = Pattern.compile("(leaves|entries)/([0-9]{19})");
    private static final Pattern RELATED = Pattern.compile("related/([0-9]{19})\\.(entry|proof)");

    private Names() {}
  }
}
