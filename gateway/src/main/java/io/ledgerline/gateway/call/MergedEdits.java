package io.ledgerline.gateway.call;

import io.ledgerline.messages.json.Edit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The edits of one stage over those of the stages before it. What a later stage takes out goes,
 * with whatever an earlier one put into it; where two overlap in part, the later one's bytes stand
 * for both. Each edit costs a look-up, however many there are.
 */
final class MergedEdits {
  private final NavigableMap<Integer, Edit> replacing = new TreeMap<>();
  private final NavigableMap<Integer, List<Edit>> inserting = new TreeMap<>();

  private MergedEdits() {}

  static List<Edit> of(List<Edit> earlier, List<Edit> later) {
    var all = new MergedEdits();
    earlier.forEach(all::add);
    later.forEach(all::add);
    return all.list();
  }

  private void add(Edit edit) {
    if (edit.start() == edit.end()) {
      inserting.computeIfAbsent(edit.start(), _ -> new ArrayList<>(1)).add(edit);
      return;
    }
    int start = edit.start();
    int end = edit.end();
    Map.Entry<Integer, Edit> before = replacing.lowerEntry(start);
    if (before != null && before.getValue().end() > start) {
      start = before.getValue().start();
      end = Math.max(end, before.getValue().end());
    }
    // Those that are there overlap nobody, so only the last of them reaches beyond.
    Map.Entry<Integer, Edit> last = replacing.lowerEntry(end);
    if (last != null && last.getKey() >= start) {
      end = Math.max(end, last.getValue().end());
    }
    replacing.subMap(start, true, end, false).clear();
    inserting.subMap(start, false, end, false).clear();
    replacing.put(start, new Edit(start, end, edit.replacement()));
  }

  private List<Edit> list() {
    var all = new ArrayList<Edit>(replacing.values());
    inserting.values().forEach(all::addAll);
    return all;
  }
}
