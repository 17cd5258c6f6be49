package io.ledgerline.anchors;

import io.ledgerline.ledger.StreamName;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Since when streams wait for an anchor, as a small text: per line a stream and seconds since 1970.
 * A line that is none is passed over: that stream's waiting begins anew, and nothing else suffers.
 */
final class WaitingFile {
  private static final Pattern LINE = Pattern.compile("([a-z0-9_-]{1,64}) ([0-9]{1,11})");

  private WaitingFile() {}

  static String format(SortedMap<String, Instant> since) {
    var text = new StringBuilder();
    since.forEach(
        (stream, at) -> text.append(stream).append(' ').append(at.getEpochSecond()).append('\n'));
    return text.toString();
  }

  static Map<String, Instant> parse(String text) {
    var since = new HashMap<String, Instant>();
    for (String each : text.split("\n", -1)) {
      Matcher line = LINE.matcher(each);
      if (line.matches() && StreamName.isValid(line.group(1))) {
        since.put(line.group(1), Instant.ofEpochSecond(Long.parseLong(line.group(2))));
      }
    }
    return since;
  }
}
