package io.ledgerline.verifier.pack;

import io.ledgerline.ledger.checkpoint.Checkpoint;
import io.ledgerline.verifier.Finding;
import io.ledgerline.verifier.pack.LogFigures.Count;
import io.ledgerline.verifier.trust.OutsideAnchor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A report as JSON, for programs; the verifier has no library to write it with. */
final class PackJson {
  private final StringBuilder json = new StringBuilder();

  private PackJson() {}

  static String of(PackReport report) {
    PackJson writer = new PackJson();
    writer.value(document(report), 0);
    return writer.json.toString();
  }

  private static Map<String, @Nullable Object> document(PackReport report) {
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    all.put("grade", report.grade().text());
    all.put("consistent", report.isConsistent());
    all.put("entries", report.entries());
    all.put("packs", report.packs().stream().map(PackJson::pack).toList());
    all.put("findings", report.findings().stream().map(PackJson::finding).toList());
    all.put("notes", report.notes().stream().map(PackJson::note).toList());
    return all;
  }

  private static Map<String, @Nullable Object> pack(PackReport.Pack pack) {
    Map<String, @Nullable Object> one = new LinkedHashMap<>();
    PackQuestion question = pack.question();
    one.put("file", pack.file());
    one.put("sha256", pack.sha256());
    one.put("bytes", pack.bytes());
    if (question != null) {
      one.put("tenant", question.tenant());
      one.put("from", question.from().toString());
      one.put("to", question.to().toString());
      one.put("filter", question.filter());
      one.put("exported", question.exported().toString());
      one.put("software", question.software());
    }
    one.put("logs", pack.logs().stream().map(PackJson::log).toList());
    return one;
  }

  private static Map<String, @Nullable Object> log(LogReport log) {
    Map<String, @Nullable Object> one = new LinkedHashMap<>();
    Checkpoint checkpoint = log.checkpoint();
    OutsideAnchor anchor = log.anchor();
    one.put("stream", log.stream());
    one.put("origin", checkpoint == null ? null : checkpoint.origin());
    one.put("size", checkpoint == null ? null : checkpoint.size());
    one.put("from", log.from());
    one.put("to", log.to());
    one.put("proven", log.isProven());
    one.put("signed_by", log.signedBy());
    one.put("anchored_size", anchor == null ? null : anchor.size());
    one.put("anchored_at", anchor == null ? null : anchor.time().toString());
    one.put("anchored_by", anchor == null ? List.of() : anchor.by());
    for (Count each : Count.values()) {
      one.put(each.name().toLowerCase(Locale.ROOT), log.figures().get(each));
    }
    one.put("open_calls", log.figures().openCalls());
    one.put("types", log.figures().types());
    one.put("refusals", log.figures().refusals());
    one.put("flags", log.figures().flags());
    one.put("tags", log.figures().tags());
    return one;
  }

  private static Map<String, @Nullable Object> finding(Finding finding) {
    Map<String, @Nullable Object> one = new LinkedHashMap<>();
    one.put("kind", finding.kind().name().toLowerCase(Locale.ROOT));
    one.put("stream", finding.stream());
    one.put("part", finding.file());
    one.put("byte", finding.offset());
    one.put("entry", finding.index());
    one.put("sentence", finding.sentence());
    return one;
  }

  private static Map<String, @Nullable Object> note(PackNote note) {
    Map<String, @Nullable Object> one = new LinkedHashMap<>();
    one.put("kind", note.kind().name().toLowerCase(Locale.ROOT));
    one.put("stream", note.stream());
    one.put("entry", note.index());
    one.put("sentence", note.sentence());
    return one;
  }

  private void value(@Nullable Object value, int depth) {
    switch (value) {
      case null -> json.append("null");
      case Map<?, ?> map -> {
        List<Runnable> members = new ArrayList<>();
        map.forEach(
            (name, member) ->
                members.add(
                    () -> {
                      text(String.valueOf(name));
                      json.append(": ");
                      value(member, depth + 1);
                    }));
        list('{', '}', members, depth);
      }
      case List<?> items -> {
        List<Runnable> members = new ArrayList<>();
        items.forEach(item -> members.add(() -> value(item, depth + 1)));
        list('[', ']', members, depth);
      }
      case String text -> text(text);
      default -> json.append(value);
    }
  }

  private void list(char open, char close, List<Runnable> members, int depth) {
    json.append(open);
    for (int i = 0; i < members.size(); i++) {
      json.append(i == 0 ? "\n" : ",\n").append("  ".repeat(depth + 1));
      members.get(i).run();
    }
    if (!members.isEmpty()) {
      json.append('\n').append("  ".repeat(depth));
    }
    json.append(close);
  }

  private void text(String text) {
    json.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < 0x20 || (c >= 0x7f && c < 0xa0) || Character.isSurrogate(c)) {
        json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    json.append('"');
  }
}
