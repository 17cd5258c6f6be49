package io.ledgerline.governance.apply;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The difference of two specs, one line per value. */
final class SpecDiff {
  private static final int LONGEST_SHOWN = 60;

  private SpecDiff() {}

  static List<String> lines(@Nullable Map<String, Object> before, Map<String, Object> after) {
    Map<String, String> old = before == null ? Map.of() : flat(before);
    Map<String, String> fresh = flat(after);
    var paths = new LinkedHashSet<String>(fresh.keySet());
    paths.addAll(old.keySet());
    var lines = new ArrayList<String>();
    for (String path : paths) {
      String was = old.get(path);
      String is = fresh.get(path);
      if (was == null && is != null) {
        lines.add(path + ": " + shown(is));
      } else if (is == null && was != null) {
        lines.add(path + ": " + shown(was) + " → removed");
      } else if (was != null && is != null && !was.equals(is)) {
        lines.add(path + ": " + change(was, is));
      }
    }
    return lines;
  }

  private static String change(String was, String is) {
    if (isLong(was) || isLong(is)) {
      return "text of %,d characters → %,d characters".formatted(was.length(), is.length());
    }
    return was + " → " + is;
  }

  private static String shown(String value) {
    return isLong(value) ? "text of %,d characters".formatted(value.length()) : value;
  }

  private static boolean isLong(String value) {
    return value.length() > LONGEST_SHOWN || value.indexOf('\n') >= 0;
  }

  private static Map<String, String> flat(Map<String, Object> spec) {
    var flat = new TreeMap<String, String>();
    spec.forEach((name, value) -> flatten(name, value, flat));
    return flat;
  }

  private static void flatten(String path, Object value, Map<String, String> into) {
    switch (value) {
      case Map<?, ?> map -> map.forEach((name, item) -> flatten(path + "." + name, item, into));
      case List<?> list when list.stream().noneMatch(Map.class::isInstance) ->
          into.put(path, String.join(", ", list.stream().map(String::valueOf).toList()));
      case List<?> list -> {
        for (int i = 0; i < list.size(); i++) {
          flatten(path + "[" + i + "]", list.get(i), into);
        }
      }
      default -> into.put(path, String.valueOf(value));
    }
  }
}
