package io.ledgerline.evidence;

import io.ledgerline.ledger.Ledger;
import io.ledgerline.ledger.StreamName;
import io.ledgerline.ledger.anchor.AnchorArchive;
import io.ledgerline.vault.SealedContent;
import io.ledgerline.verifier.pack.LogFigures;
import io.ledgerline.verifier.pack.LogReport;
import io.ledgerline.verifier.pack.PackParts;
import io.ledgerline.verifier.pack.PackQuestion;
import io.ledgerline.verifier.pack.PackReadme;
import io.ledgerline.verifier.pack.SummaryPage;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes evidence packs from the ledger of this node. Streams: memory does not grow with the number
 * of entries, but for a bit each. Thread-safe.
 */
public final class PackExport {
  private final Ledger ledger;
  private final AnchorArchive anchors;
  private final RelatedEntries related;
  private final SealedContent content;
  private final String software;

  /**
   * Over the parts of a node.
   *
   * @param related what finds holds, erasures and the like outside a range
   * @param content what is kept of the texts that entries commit to
   * @param software what makes the packs, for example {@code ledgerline/0.1.0}
   */
  public PackExport(
      Ledger ledger,
      AnchorArchive anchors,
      RelatedEntries related,
      SealedContent content,
      String software) {
    this.ledger = ledger;
    this.anchors = anchors;
    this.related = related;
    this.content = content;
    this.software = software;
  }

  /**
   * What was made.
   *
   * @param sha256 of the whole file, hex
   * @param bytes its length
   * @param entries how many entries are shown and lie in the period
   * @param hidden how many are there as leaf hashes only
   * @param logs how many logs
   */
  public record Made(String sha256, long bytes, long entries, long hidden, int logs) {}

  /**
   * Writes a pack.
   *
   * @param out where to; not closed
   * @param progress told how many entries were read so far
   * @throws NoSuchLogException if nothing of the tenant, or no checkpoint of a log, is there
   * @throws PackTooLargeException if the period is too long for one pack
   */
  public Made write(PackRequest request, OutputStream out, LongConsumer progress) throws Exception {
    PackQuestion question = request.question(software);
    PackWriter writer = new PackWriter(out);
    writer.add(PackParts.README, PackReadme.bytes());
    writer.add(PackParts.QUESTION, question.bytes());
    List<LogReport> logs = new ArrayList<>();
    LogExport.Parts parts = new LogExport.Parts(ledger, anchors, related, content);
    long[] read = {0};
    for (String stream : streams(question.tenant())) {
      logs.add(
          new LogExport(parts, stream, request, question, writer)
              .write(count -> progress.accept(read[0] += count)));
    }
    writer.add(PackParts.SUMMARY, SummaryPage.of(question, logs));
    String sha256 = writer.finish();
    return new Made(
        sha256,
        writer.position(),
        sum(logs, LogFigures.Count.IN_PERIOD),
        sum(logs, LogFigures.Count.HIDDEN),
        logs.size());
  }

  /** The logs of a pack, {@code _system} first. */
  List<String> streams(@Nullable String tenant) {
    List<String> streams = new ArrayList<>();
    streams.add(StreamName.SYSTEM);
    ledger.streams().stream()
        .filter(each -> !each.equals(StreamName.SYSTEM))
        .filter(each -> tenant == null || each.equals(tenant))
        .forEach(streams::add);
    return streams;
  }

  private static long sum(List<LogReport> logs, LogFigures.Count what) {
    return logs.stream()
        .filter(log -> !log.stream().equals(StreamName.SYSTEM))
        .mapToLong(log -> log.figures().get(what))
        .sum();
  }
}
