package io.ledgerline.verifier.pack;

import io.ledgerline.audit.ContentHash;
import io.ledgerline.audit.EntryView;
import io.ledgerline.audit.EventType;
import io.ledgerline.ledger.anchor.AnchorArchive;
import io.ledgerline.verifier.Finding;
import io.ledgerline.verifier.pack.LogFigures.Count;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether content is what entries commit to, and that there is an answer for each hash: the content
 * and its salt, or why it is not there. Holds the entries of one part at a time.
 */
final class ContentCheck {
  private static final Pattern LIST = Pattern.compile("content/([0-9]{19})\\.list");
  private static final Pattern TEXT =
      Pattern.compile(
          "content/([0-9]{19})\\.(prompt|prompt_sent|response|response_received)(\\.salt)?");
  private static final Pattern LINE =
      Pattern.compile("([0-9]{1,18}) ([a-z_]{1,32}) ([a-z-]{1,16})( [A-Za-z0-9._:-]{1,128})?");

  private static final String SALT = ".salt";

  /** Most entries that are named as having destroyed something. */
  private static final int MOST_CLAIMED = 10_000;

  private final String stream;
  private final PackFindings findings;
  private final Map<Long, EntryView> entries = new HashMap<>();
  private final Set<String> given = new TreeSet<>();
  private final Map<Count, Long> counts = new EnumMap<>(Count.class);
  private final Set<String> ends = new HashSet<>();
  private final Map<String, Long> claimed = new TreeMap<>();
  private byte @Nullable [] salt;
  private String saltOf = "";
  private boolean isAsked;

  ContentCheck(String stream, PackFindings findings) {
    this.stream = stream;
    this.findings = findings;
  }

  /** How a part of content sorts among the parts of its log, null if it is none. */
  static @Nullable String key(String name) {
    Matcher list = LIST.matcher(name);
    if (list.matches()) {
      long end = PackParts.endOfChunk(Long.parseLong(list.group(1)), Long.MAX_VALUE);
      return "4" + AnchorArchive.name(end - 1) + "9"; // behind all content of its entries
    }
    Matcher text = TEXT.matcher(name);
    if (!text.matches()) {
      return null;
    }
    int rank = ContentHash.named(text.group(2)).map(Enum::ordinal).orElse(0);
    return "4" + text.group(1) + "3" + rank + (text.group(3) == null ? "1" : "0");
  }

  /** The next part of entries begins. */
  void begin() {
    entries.clear();
    given.clear();
  }

  void entry(long index, EntryView entry) {
    for (ContentHash each : ContentHash.values()) {
      if (entry.text(each.field()) != null) {
        entries.put(index, entry);
        return;
      }
    }
  }

  /** An entry that is shown says that it destroyed keys of content. */
  void ends(EntryView entry) {
    if (entry.type() == EventType.SUBJECT_ERASED || entry.type() == EventType.CONTENT_DISPOSED) {
      ends.add(entry.id().toString());
    }
  }

  void part(String name, byte[] bytes) {
    isAsked = true;
    saltIsUsed(name);
    Matcher list = LIST.matcher(name);
    if (list.matches()) {
      list(name, new String(bytes, StandardCharsets.US_ASCII));
      return;
    }
    Matcher text = TEXT.matcher(name);
    if (text.matches() && text.group(3) != null) {
      salt = bytes;
      saltOf = name.substring(0, name.length() - SALT.length());
    } else if (text.matches()) {
      text(name, Long.parseLong(text.group(1)), text.group(2), bytes);
    }
  }

  /** A salt stands before its text and before nothing else. */
  private void saltIsUsed(String next) {
    if (salt != null && !next.equals(saltOf)) {
      wrong(Finding.Kind.MALFORMED, saltOf + SALT, -1, "its text does not follow it");
      salt = null;
    }
  }

  private void text(String part, long index, String text, byte[] bytes) {
    EntryView entry = entries.get(index);
    ContentHash which = ContentHash.named(text).orElse(null);
    byte[] with = salt;
    salt = null;
    if (entry == null || which == null || with == null || entry.text(which.field()) == null) {
      wrong(
          Finding.Kind.MALFORMED, part, index, "no shown entry has its hash, or no salt is there");
    } else if (!which.matches(entry, with, bytes)) {
      String what = "it is not what the entry's " + which.field().wireName() + " commits to";
      wrong(Finding.Kind.EDITED, part, index, what);
    } else {
      count(Count.CONTENT_RECOMPUTED);
    }
    given.add(index + " " + text);
  }

  private void list(String part, String lines) {
    Set<String> answered = new TreeSet<>();
    if (!lines.endsWith("\n")) {
      wrong(Finding.Kind.MALFORMED, part, -1, "its last line has no end");
      return;
    }
    for (String line : lines.substring(0, lines.length() - 1).split("\n", -1)) {
      Matcher matcher = LINE.matcher(line);
      if (!matcher.matches() || !hasHash(matcher.group(1), matcher.group(2))) {
        wrong(Finding.Kind.MALFORMED, part, -1, "a line is about no hash of a shown entry");
        return;
      }
      String key = matcher.group(1) + ' ' + matcher.group(2);
      if (!answered.add(key)) {
        wrong(Finding.Kind.MALFORMED, part, -1, "two lines are about one hash");
        return;
      }
      answer(part, Long.parseLong(matcher.group(1)), key, matcher.group(3));
      claim(Long.parseLong(matcher.group(1)), matcher.group(3), matcher.group(4));
    }
    each(
        (index, text) -> {
          if (!answered.contains(index + " " + text.wireName())) {
            wrong(Finding.Kind.MISSING, part, index, "nothing is said of its " + text.wireName());
          }
        });
    entries.clear();
  }

  private boolean hasHash(String index, String text) {
    EntryView entry = entries.get(Long.parseLong(index));
    ContentHash which = ContentHash.named(text).orElse(null);
    return entry != null && which != null && entry.text(which.field()) != null;
  }

  private void answer(String part, long index, String key, String what) {
    boolean there = given.remove(key);
    if (what.equals("kept") != there) {
      Finding.Kind kind = there ? Finding.Kind.MALFORMED : Finding.Kind.MISSING;
      String found = there ? " and it is there" : " and it is not there";
      wrong(kind, part, index, "its " + key.split(" ", 2)[1] + " is said to be " + what + found);
    }
    switch (what) {
      case "kept" -> {}
      case "not-kept" -> count(Count.CONTENT_NOT_KEPT);
      case "erased", "disposed" -> count(Count.CONTENT_ERASED);
      case "elsewhere", "lost" -> count(Count.CONTENT_ELSEWHERE);
      default -> wrong(Finding.Kind.MALFORMED, part, index, what + " says nothing of its content");
    }
  }

  /** Who destroyed it is said by the pack, and known only where that entry is shown. */
  private void claim(long index, String what, @Nullable String by) {
    boolean destroyed = what.equals("erased") || what.equals("disposed");
    if (destroyed && claimed.size() < MOST_CLAIMED) {
      claimed.putIfAbsent(by == null ? "" : by.strip(), index);
    }
  }

  /** Called with an entry's index and one of its hashes. */
  private interface Hashes {
    void take(long index, ContentHash text);
  }

  private void each(Hashes hashes) {
    entries.forEach(
        (index, entry) -> {
          for (ContentHash each : ContentHash.values()) {
            if (entry.text(each.field()) != null) {
              hashes.take(index, each);
            }
          }
        });
  }

  /** The entries of a part end: where content was asked for, a list has answered for each hash. */
  void endOfPart(boolean asked) {
    if (asked && !entries.isEmpty()) {
      String part = "content";
      each((index, text) -> wrong(Finding.Kind.MISSING, part, index, "no list names its hashes"));
    }
  }

  /** Adds what was counted; content that nobody asked for is told. */
  void end(LogFigures figures, boolean asked) {
    saltIsUsed("");
    claimed.keySet().removeAll(ends);
    if (!claimed.isEmpty()) {
      String what =
          "content is said to be erased or disposed by %d entries that this log does not show, the"
              + " first of entry %d: nothing here bears that out";
      long first = claimed.values().stream().mapToLong(Long::longValue).min().orElse(0);
      findings.note(PackNote.Kind.CONTENT, stream, -1, what.formatted(claimed.size(), first));
    }
    if (isAsked && !asked) {
      wrong(Finding.Kind.MALFORMED, "content", -1, "content is there, and was not asked for");
    }
    counts.forEach(figures::add);
  }

  private void count(Count what) {
    counts.merge(what, 1L, Long::sum);
  }

  private void wrong(Finding.Kind kind, String part, long index, String sentence) {
    findings.add(kind, stream, PackParts.ofLog(stream, part), -1, index, sentence);
  }
}
