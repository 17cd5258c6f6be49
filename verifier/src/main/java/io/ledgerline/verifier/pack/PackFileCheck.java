package io.ledgerline.verifier.pack;

import io.ledgerline.ledger.StreamName;
import io.ledgerline.verifier.Finding;
import io.ledgerline.verifier.trust.KeyHistory;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Checks one evidence pack from front to back in bounded memory: which parts stand in which order,
 * and whether each says what the others add up to.
 */
final class PackFileCheck {
  private final PackOptions options;
  private final PackFindings findings;
  private final OriginsSeen origins;
  private final String file;
  private final PackReader reader;
  private final Map<String, LogReport> logs = new LinkedHashMap<>();
  private final KeyHistory keys = new KeyHistory();
  private @Nullable PackQuestion question;
  private @Nullable LogCheck log;
  private byte @Nullable [] summary;
  private PackReader.@Nullable Part manifest;
  private boolean readme;
  private long entries;

  /** A file, whose findings and origins are added to those of the packs before it. */
  PackFileCheck(
      String file,
      InputStream in,
      PackOptions options,
      PackFindings findings,
      OriginsSeen origins) {
    this.options = options;
    this.findings = findings;
    this.origins = origins;
    this.file = file;
    this.reader = new PackReader(in);
  }

  /** Reads it from front to back. Call once. */
  PackReport.Pack run() throws IOException {
    String sha256 = null;
    try {
      PackReader.Part part = reader.next();
      while (part != null) {
        fault(part);
        take(part);
        part = reader.next();
      }
      reader.end();
      sha256 = reader.digestSoFar();
    } catch (MalformedPackException e) {
      wrong(Finding.Kind.MALFORMED, file, e.offset(), String.valueOf(e.getMessage()));
    }
    endLog();
    end();
    return new PackReport.Pack(
        file, sha256, reader.position(), question, List.copyOf(logs.values()));
  }

  /** How many entries were read. */
  long entries() {
    return entries;
  }

  private void fault(PackReader.Part part) {
    if (part.fault() != null) {
      wrong(Finding.Kind.EDITED, part.name(), part.offset(), part.fault());
    }
  }

  private void take(PackReader.Part part) {
    String name = part.name();
    if (manifest != null) {
      wrong(Finding.Kind.MALFORMED, name, part.offset(), "it stands behind " + PackParts.MANIFEST);
    } else if (name.equals(PackParts.README) && !readme && question == null) {
      readme = true;
      text(part, PackReadme.bytes());
    } else if (name.equals(PackParts.QUESTION) && readme && question == null) {
      question(part);
    } else if (name.startsWith("logs/") && summary == null && question != null) {
      logPart(part, question);
    } else if (name.equals(PackParts.SUMMARY) && summary == null) {
      summary = part.bytes();
    } else if (name.equals(PackParts.MANIFEST)) {
      manifest = part;
    } else {
      wrong(Finding.Kind.MALFORMED, name, part.offset(), "no such part may stand here");
    }
  }

  private void text(PackReader.Part part, byte[] expected) {
    if (!Arrays.equals(part.bytes(), expected)) {
      wrong(Finding.Kind.EDITED, part.name(), -1, "it is not the text of this format");
    }
  }

  private void question(PackReader.Part part) {
    try {
      question = PackQuestion.parse(part.bytes());
    } catch (IllegalArgumentException e) {
      wrong(Finding.Kind.MALFORMED, part.name(), -1, String.valueOf(e.getMessage()));
    }
  }

  private void logPart(PackReader.Part part, PackQuestion asked) {
    int slash = part.name().indexOf('/', 5);
    String stream = part.name().substring(5, Math.max(5, slash));
    LogCheck current = log;
    if (current == null || !current.stream().equals(stream)) {
      if (!mayBegin(stream, asked)) {
        wrong(
            Finding.Kind.MISPLACED,
            part.name(),
            part.offset(),
            "no part of " + stream + " may stand here");
        return;
      }
      endLog();
      current = new LogCheck(stream, asked, options, findings, origins, keys);
      log = current;
    }
    current.part(part.name().substring(slash + 1), part.bytes());
  }

  /** {@code _system} first, then streams by name, each once and only the ones asked for. */
  private boolean mayBegin(String stream, PackQuestion asked) {
    LogCheck current = log;
    if (!StreamName.isValid(stream) || logs.containsKey(stream)) {
      return false;
    }
    if (current == null) {
      return stream.equals(StreamName.SYSTEM);
    }
    String tenant = asked.tenant();
    return (tenant == null || tenant.equals(stream))
        && !stream.equals(StreamName.SYSTEM)
        && (current.stream().equals(StreamName.SYSTEM) || current.stream().compareTo(stream) < 0);
  }

  private void endLog() {
    LogCheck ending = log;
    if (ending != null && !logs.containsKey(ending.stream())) {
      logs.put(ending.stream(), ending.end());
      entries += ending.entriesRead();
    }
  }

  private void end() {
    LogReport system = logs.get(StreamName.SYSTEM);
    if (system == null) {
      String what = "there is no log of _system: nobody can say which streams there are";
      wrong(Finding.Kind.MISSING, "logs/_system", -1, what);
    } else if (system.from() != 0) {
      String what = "_system begins at entry " + system.from() + " (expected: at its first)";
      wrong(Finding.Kind.MISSING, "logs/_system/range", -1, what);
    }
    PackQuestion asked = question;
    if (asked == null) {
      wrong(Finding.Kind.MISSING, PackParts.QUESTION, -1, "it does not say what it answers");
      return;
    }
    String tenant = asked.tenant();
    if (tenant != null && !logs.containsKey(tenant)) {
      String what = "this node has no stream of " + whose(tenant) + " in what is shown";
      findings.note(PackNote.Kind.NOT_SHOWN, null, -1, what);
    }
    sameNode();
    page(asked);
    manifest();
  }

  private String whose(String tenant) {
    return "tenant " + tenant + " in " + file;
  }

  private void sameNode() {
    OriginParts first = null;
    for (LogReport each : logs.values()) {
      var checkpoint = each.checkpoint();
      OriginParts parts = checkpoint == null ? null : OriginParts.of(checkpoint.origin());
      if (first != null && parts != null && !parts.isOneNodeWith(first)) {
        String what = "it is of another node than _system in this pack";
        wrong(Finding.Kind.MISPLACED, "logs/" + each.stream() + "/checkpoint", -1, what);
      }
      first = first == null ? parts : first;
    }
  }

  private void page(PackQuestion asked) {
    byte[] given = summary;
    byte[] own = SummaryPage.of(asked, List.copyOf(logs.values()));
    if (given == null) {
      wrong(Finding.Kind.MISSING, PackParts.SUMMARY, -1, "it is not there");
    } else if (!Arrays.equals(given, own)) {
      long at = Arrays.mismatch(given, own);
      String what = "it is not what the entries add up to: rely on the figures here";
      wrong(Finding.Kind.EDITED, PackParts.SUMMARY, at, what);
    }
  }

  private void manifest() {
    PackReader.Part part = manifest;
    if (part == null) {
      wrong(Finding.Kind.MISSING, PackParts.MANIFEST, -1, "it is not there");
      return;
    }
    try {
      PackManifest read = PackManifest.parse(part.bytes());
      if (!read.before().equals(part.before())) {
        String what = "the bytes before it hash to " + part.before();
        wrong(Finding.Kind.EDITED, PackParts.MANIFEST, part.offset(), what);
      }
      hashes(read);
    } catch (IllegalArgumentException e) {
      wrong(Finding.Kind.MALFORMED, PackParts.MANIFEST, -1, String.valueOf(e.getMessage()));
    }
  }

  private void hashes(PackManifest read) {
    Map<String, String> found = new LinkedHashMap<>(reader.hashes());
    found.remove(PackParts.MANIFEST);
    read.hashes()
        .forEach(
            (name, hash) -> {
              String is = found.remove(name);
              if (is == null) {
                wrong(Finding.Kind.MISSING, name, -1, "the manifest lists it, and it is not there");
              } else if (!is.equals(hash)) {
                wrong(
                    Finding.Kind.EDITED, name, -1, "it does not have the SHA-256 in the manifest");
              }
            });
    found
        .keySet()
        .forEach(name -> wrong(Finding.Kind.EDITED, name, -1, "the manifest does not list it"));
  }

  private void wrong(Finding.Kind kind, String part, long offset, String sentence) {
    findings.add(kind, null, part, offset, -1, sentence);
  }
}
