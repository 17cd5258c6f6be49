package io.ledgerline.verifier;

import io.ledgerline.audit.EntryObject;
import io.ledgerline.verifier.trust.OutsideAnchor;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A report for programs, as one JSON document. What is not known is left out. */
public final class ReportJson {
  private ReportJson() {}

  /** The document, without a line feed. */
  public static String of(VerifyReport report) {
    String whole =
        EntryObject.object()
            .text("grade", report.grade())
            .number("entries", report.entries())
            .number("bytes", report.bytes())
            .toString();
    return whole.substring(0, whole.length() - 1)
        + ",\"streams\":"
        + list(report.streams().stream().map(ReportJson::stream).toList())
        + ",\"findings\":"
        + list(report.findings().stream().map(ReportJson::finding).toList())
        + '}';
  }

  private static String list(List<EntryObject> items) {
    return items.stream().map(EntryObject::toString).collect(Collectors.joining(",", "[", "]"));
  }

  private static EntryObject stream(StreamReport stream) {
    var root = stream.root();
    EntryObject json =
        EntryObject.object()
            .text("stream", stream.stream())
            .text("origin", stream.origin())
            .text("grade", stream.grade().text())
            .text("root", root == null ? null : root.base64())
            .number("entries", stream.size())
            .number("signed_up_to", stream.signedUpTo())
            .number("pruned_below", stream.prunedBelow())
            .number("anchors", stream.anchors())
            .number("anchors_checked", stream.anchorsChecked());
    OutsideAnchor anchored = stream.anchored();
    return anchored == null
        ? json
        : json.object(
            "anchored",
            EntryObject.object()
                .number("size", anchored.size())
                .text("time", anchored.time().toString())
                .texts("by", anchored.by()));
  }

  private static EntryObject finding(Finding finding) {
    return EntryObject.object()
        .text("kind", finding.kind().name().toLowerCase(Locale.ROOT))
        .text("stream", finding.stream())
        .text("file", finding.file())
        .number("byte", finding.offset())
        .number("entry", finding.index())
        .text("sentence", finding.sentence());
  }
}
